import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderProtocol } from '../scripts/protocol.ts';

test('When the contracts change, then the protocol document is generated again', () => {
  const committed = readFileSync(join(__dirname, '../../../docs/protocol.md'), 'utf8');
  expect(committed).toBe(renderProtocol());
});
