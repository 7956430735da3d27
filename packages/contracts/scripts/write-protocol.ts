import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderProtocol } from './protocol.ts';

writeFileSync(resolve(import.meta.dirname, '../../../docs/protocol.md'), renderProtocol());
