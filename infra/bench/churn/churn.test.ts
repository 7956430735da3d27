import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary-folder.ts';
import { startStack, type Stack } from '../../start/stack.ts';
import { Churn, holdings } from './cycles.ts';

jest.setTimeout(120_000);

describe('calls that are joined and left', () => {
  let stack: Stack;
  beforeAll(async () => {
    const env = { QARIB_PORT: '0', QARIB_MEDIA_PORT: '0', QARIB_MEDIA_WORKERS: '1' };
    stack = await startStack({ dataDir: temporaryFolder(), env });
  });
  afterAll(async () => {
    await stack.stop();
    removeTemporaryFolders();
  });

  test('leave no handle and no port behind', async () => {
    const churn = await Churn.create(stack);
    const nothing = () => undefined;
    // As many commands as a person may send without a pause.
    await churn.run(5, 0, nothing);
    const before = holdings();
    await churn.run(10, 0, nothing);
    const after = holdings();
    churn.close();
    for (const plane of ['media node', 'media workers'] as const) {
      expect(after[plane].handles).toBe(before[plane].handles);
      expect(after[plane].sockets).toBe(before[plane].sockets);
    }
    // Connections to the database come and go.
    expect(after.server.handles - before.server.handles).toBeLessThan(5);
  });
});
