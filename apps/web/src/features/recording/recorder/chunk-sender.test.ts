import { ApiError } from '../../../shared/api/api-error.ts';
import { ChunkSender, type SendChunk } from './chunk-sender.ts';

const part = (text: string) => new Blob([text]);

function setUp(answers: (ApiError | 'over' | undefined)[]) {
  const sent: [number, number][] = [];
  const pending: number[] = [];
  const waits: number[] = [];
  const refusals: unknown[] = [];
  const overs: number[] = [];
  const send: SendChunk = async (index, { size }) => {
    const answer = answers.shift();
    if (answer instanceof ApiError) throw answer;
    sent.push([index, size]);
    return { isOver: answer === 'over' };
  };
  const sender = new ChunkSender({
    send,
    onPending: (bytes) => pending.push(bytes),
    onRefused: (error) => refusals.push(error),
    onOver: () => overs.push(sent.length),
    wait: async (durationMs) => void waits.push(durationMs),
  });
  return { sender, sent, pending, waits, refusals, overs };
}

test('parts go in their order, and only what was answered for counts as kept', async () => {
  const { sender, sent, pending } = setUp([]);
  sender.add(part('one'));
  sender.add(part('three'));
  await sender.finished();
  expect(sent).toEqual([
    [0, 3],
    [1, 5],
  ]);
  expect(pending).toEqual([3, 8, 5, 0]);
});

test('a part that met a lost link is sent again under its own number', async () => {
  const lost = ['OFFLINE', 'SERVER_UNREACHABLE', 'DATABASE_UNAVAILABLE', 'RATE_LIMITED'] as const;
  const { sender, sent, waits } = setUp(lost.map((code) => new ApiError(code)));
  sender.add(part('one'));
  await sender.finished();
  expect(sent).toEqual([[0, 3]]);
  expect(waits).toHaveLength(4);
});

test('a recording the server takes no more of is given up, and said so', async () => {
  const over = new ApiError('RECORDING_OVER');
  const { sender, sent, refusals, pending } = setUp([over]);
  sender.add(part('one'));
  sender.add(part('two'));
  await sender.finished();
  expect(sent).toEqual([]);
  expect(refusals).toEqual([over]);
  expect(pending.at(-1)).toBe(0);
});

test('a recording that the server has ended is told of with the part that found it so', async () => {
  const { sender, sent, overs } = setUp([undefined, 'over']);
  sender.add(part('one'));
  sender.add(part('two'));
  sender.add(part('three'));
  await sender.finished();
  expect(overs).toEqual([2]);
  expect(sent).toHaveLength(3);
});

test('what is added after a pause is sent, too, and an empty part is none', async () => {
  const { sender, sent } = setUp([]);
  sender.add(part('one'));
  await sender.finished();
  sender.add(part(''));
  sender.add(part('two'));
  await sender.finished();
  expect(sent.map(([index]) => index)).toEqual([0, 1]);
});
