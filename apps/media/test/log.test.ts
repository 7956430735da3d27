import { nurse, specialist } from './fixtures.ts';
import { joinWithMedia, startNode, stopNode, type Harness } from './harness.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

const roomId = 'session-1';

describe('what the log keeps of a call', () => {
  let harness: Harness;
  /** What was logged of rooms since, without what differs each time. */
  const storyOf = () =>
    harness.log.lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ event }) => /^(?:room|peer):/.test(String(event)))
      .map(({ level, event, peerId }) => [level, event, ...(peerId === undefined ? [] : [peerId])]);

  beforeAll(async () => {
    harness = await startNode();
  });
  afterAll(() => stopNode(harness));

  test('is when the room came and went, and who came, joined and left, a line each', async () => {
    const { control } = harness;
    await joinWithMedia(control, roomId, nurse);
    await joinWithMedia(control, roomId, specialist);
    await control.request('peer:close', { roomId, peerId: specialist });
    // Asked for again after a lost answer.
    await control.request('peer:close', { roomId, peerId: specialist });
    await control.request('room:close', { roomId });
    // Closing is done once what was asked for before it is, and so is this.
    await control.request('room:create', { roomId: 'session-next' });
    const info = 30;
    expect(storyOf().filter(([, event]) => event !== 'peer:demand-changed')).toEqual([
      [info, 'room:made'],
      [info, 'peer:made', nurse],
      [info, 'peer:joined', nurse],
      [info, 'peer:made', specialist],
      [info, 'peer:joined', specialist],
      [info, 'peer:left', specialist],
      [info, 'room:closed'],
      [info, 'room:made'],
    ]);
  });

  test('is ids and names of events, and nothing else', () => {
    const known = ['level', 'time', 'pid', 'hostname', 'event', 'roomId', 'peerId'];
    const ofWorkers = ['workerPid', 'index'];
    const keys = harness.log.lines.flatMap((line) => Object.keys(JSON.parse(line) as object));
    expect(keys.filter((key) => ![...known, ...ofWorkers].includes(key))).toEqual([]);
  });
});
