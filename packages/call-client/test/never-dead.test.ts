import fc from 'fast-check';
import { FakeWorld, stepMs } from './fake-world.ts';

type Trouble = { readonly kind: (typeof kinds)[number]; readonly ms: number };

const kinds = ['cut', 'media', 'signalling', 'socket', 'network', 'calm'] as const;
/** Longer than anything the engine waits for. */
const calmMs = 20_000;

async function happen(world: FakeWorld, { kind, ms }: Trouble): Promise<void> {
  if (kind === 'cut') return world.cutFor(ms);
  if (kind === 'network') world.changeNetwork();
  if (kind === 'socket') world.killSocket();
  if (kind === 'media') world.isMediaUp = false;
  if (kind === 'signalling') {
    world.isServerReachable = false;
    world.harness.signalling.setConnected(false);
  }
  await world.pass(ms);
  world.isMediaUp = true;
  world.isServerReachable = true;
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  kind: fc.constantFrom(...kinds),
  ms: fc
    .oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 240 }))
    .map((n) => n * stepMs),
});

test('whatever goes away in whatever order, the call is back once all is there again, with sound and picture', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 5 }), async (troubles) => {
      const world = await FakeWorld.inCall();
      for (const each of troubles) await happen(world, each);
      await world.pass(calmMs);
      const { isAlive, sent, harness } = world;
      const { state } = harness.snapshot;
      expect({ isAlive, sent, state }).toEqual({
        isAlive: true,
        sent: ['audio', 'video'],
        state: 'in-call',
      });
      harness.call.close();
    }),
    { numRuns: 10 },
  );
  // Hours of a call pass in it, which a busy machine takes its time for.
}, 60_000);

test('another network that no browser tells of is taken before anybody is alarmed', async () => {
  const world = await FakeWorld.inCall();
  const { harness } = world;
  const reasons = new Set<string | undefined>();
  harness.call.subscribe(() => reasons.add(harness.snapshot.reconnectReason));
  world.changeNetwork();
  await world.pass(1_500);
  expect(world.isAlive).toBe(true);
  await world.pass(10_000);
  // The socket was as dead as the path, and that was found out, too.
  expect(harness.signalling.redials).toBe(1);
  expect([...reasons]).toEqual([undefined, 'signalling-lost']);
  expect(harness.snapshot.state).toBe('in-call');
  harness.call.close();
});

test('another network right after a cut, with a socket that is dead and does not know it', async () => {
  const world = await FakeWorld.inCall();
  await world.cutFor(1_500);
  world.changeNetwork();
  await world.pass(9_000);
  expect(world.isAlive).toBe(true);
  expect(world.harness.snapshot.state).toBe('in-call');
  world.harness.call.close();
});

test('another network while new transports are asked for, with a socket that is dead and does not know it', async () => {
  const world = await FakeWorld.inCall();
  world.isMediaUp = false;
  // As long as the old transports are tried, and no longer.
  await world.pass(46_500);
  world.isMediaUp = true;
  world.changeNetwork();
  await world.pass(11_000);
  expect(world.isAlive).toBe(true);
  expect(world.harness.snapshot.state).toBe('in-call');
  world.harness.call.close();
});

test.each([1_000, 2_000, 10_000, 44_000])(
  'a cut of %d ms ends with media at once, and no other peer',
  async (ms) => {
    const world = await FakeWorld.inCall();
    await world.cutFor(ms);
    await world.pass(8_000);
    expect(world.isAlive).toBe(true);
    expect(world.harness.snapshot.state).toBe('in-call');
    expect(world.harness.signalling.count('call:prepare')).toBe(1);
    world.harness.call.close();
  },
);
