import { IceReserve, type NewPath } from './ice-reserve.ts';
import { SignallingError } from './signalling.ts';

const path = (usernameFragment: string): NewPath => ({ usernameFragment, password: 'password' });
const transportId = 'send';

/** A media node that answers when the test says so. */
class SlowNode {
  readonly #asked: PromiseWithResolvers<NewPath>[] = [];
  /** How often somebody could not wait. */
  hurries = 0;
  readonly reserve = new IceReserve(
    () => {
      const asking = Promise.withResolvers<NewPath>();
      this.#asked.push(asking);
      return asking.promise;
    },
    (asking) => {
      this.hurries += 1;
      return asking;
    },
  );

  constructor() {
    this.reserve.begin(transportId, path('first'));
  }

  get questions(): number {
    return this.#asked.length;
  }

  answer(usernameFragment: string): void {
    this.#asked.at(-1)?.resolve(path(usernameFragment));
  }

  loseQuestion(): void {
    this.#asked.at(-1)?.reject(new SignallingError('SIGNALLING_LOST'));
  }
}

let node: SlowNode;

beforeEach(() => {
  node = new SlowNode();
});

test('what is put in reserve may take its time, what is needed now may not', async () => {
  const stocking = node.reserve.stock([transportId]);
  expect(node.hurries).toBe(0);
  const taking = node.reserve.take(transportId);
  expect([node.hurries, node.questions]).toEqual([1, 1]);
  node.answer('fresh');
  await stocking;
  expect(await taking).toEqual(path('fresh'));
});

test('what is in reserve is taken once, and asks nobody', async () => {
  const stocking = node.reserve.stock([transportId]);
  expect(node.reserve.has(transportId)).toBe(false);
  node.answer('second');
  await stocking;
  expect(node.reserve.has(transportId)).toBe(true);
  expect(await node.reserve.take(transportId)).toEqual(path('second'));
  expect(node.reserve.has(transportId)).toBe(false);
  expect(node.questions).toBe(1);
});

test('taken while it is being stocked: one question, and nothing is kept that was taken', async () => {
  const stocking = node.reserve.stock([transportId]);
  const taking = node.reserve.take(transportId);
  expect(node.questions).toBe(1);
  node.answer('second');
  expect(await taking).toEqual(path('second'));
  await stocking;
  expect(node.reserve.has(transportId)).toBe(false);
});

test('while nobody answers the last two take turns', async () => {
  const stocking = node.reserve.stock([transportId]);
  node.answer('second');
  await stocking;
  await node.reserve.take(transportId);
  const names: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const taking = node.reserve.take(transportId);
    node.loseQuestion();
    names.push((await taking).usernameFragment);
  }
  expect(names).toEqual(['first', 'second', 'first']);
});
