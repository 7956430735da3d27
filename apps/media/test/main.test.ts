import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ControlPlane, nodeSecret } from './control-plane.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

const program = join(__dirname, '../src/main.ts');

function start(
  control: ControlPlane,
  env: Record<string, string> = {},
  stdout: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return fork(program, {
    stdio: ['ignore', stdout, 'pipe', 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      QARIB_CONTROL_URL: control.url,
      QARIB_MEDIA_NODE_SECRET: nodeSecret,
      QARIB_MEDIA_PORT: '0',
      QARIB_MEDIA_WORKERS: '1',
      LOG_LEVEL: 'silent',
      ...env,
    },
  });
}

describe('the media process', () => {
  let control: ControlPlane;
  beforeAll(async () => {
    control = await ControlPlane.create();
  });
  afterAll(() => control.close());

  test('is ready once registered, and ends when asked to', async () => {
    const child = start(control);
    expect(await once(child, 'message')).toMatchObject([{ type: 'ready' }]);
    await control.connection();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends with whoever started it', async () => {
    const child = start(control);
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends with whoever started it, also before it is ready', async () => {
    const child = start(control);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends with whoever started it, also when nobody takes its log any more', async () => {
    const child = start(control, { LOG_LEVEL: 'info' }, 'pipe');
    await once(child, 'message');
    child.stdout?.destroy();
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('says what is wrong with its environment, and does not start', async () => {
    const child = start(control, { QARIB_MEDIA_PORT: 'many' });
    const [words] = (await once(child.stderr ?? child, 'data')) as [Buffer];
    expect(words.toString()).toContain('QARIB_MEDIA_PORT');
    expect(await once(child, 'exit')).toEqual([1, null]);
  });
});
