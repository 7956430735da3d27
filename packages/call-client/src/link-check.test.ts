import { readEchoProbe } from '@qarib/contracts';
import { FakeClock } from '../test/fake-clock.ts';
import { LinkProbe, type EchoChannel } from './link-check.ts';
import type { LinkCheck } from './link-verdict.ts';

type Link = {
  readonly upKbps: number;
  readonly downKbps: number;
  readonly roundTripMs: number;
  /** Every so many messages one is lost; 0 for none. */
  readonly loseEvery?: number;
};

const headerBytes = 85;

/** A way there and a way back, each a queue in front of a rate, with the media node's answers between. */
function channelOver(link: Link, clock: FakeClock): EchoChannel & { sentBytes: number } {
  const freeAtMs = { up: 0, down: 0 };
  let count = 0;
  let deliver: (bytes: Uint8Array) => void = () => undefined;
  const pass = (way: 'up' | 'down', bytes: number, kbps: number, arrive: () => void) => {
    const startMs = Math.max(clock.now(), freeAtMs[way]);
    freeAtMs[way] = startMs + ((bytes + headerBytes) * 8) / kbps;
    clock.after(freeAtMs[way] - clock.now() + link.roundTripMs / 2, arrive);
  };
  return {
    sentBytes: 0,
    send(bytes) {
      this.sentBytes += bytes.byteLength;
      count += 1;
      if (link.loseEvery && count % link.loseEvery === 0) return;
      pass('up', bytes.byteLength, link.upKbps, () => {
        const answer = new Uint8Array(readEchoProbe(bytes)?.answerBytes ?? 0);
        answer.set(bytes.subarray(0, 6));
        pass('down', answer.byteLength, link.downKbps, () => deliver(answer));
      });
    },
    onMessage: (handler) => (deliver = handler),
  };
}

function measure(link: Link, forMs = 20_000): { check: LinkCheck | undefined; sentBytes: number } {
  const clock = new FakeClock();
  const channel = channelOver(link, clock);
  const results: LinkCheck[] = [];
  const probe = LinkProbe.start(channel, clock, (result) => results.push(result));
  clock.advance(forMs);
  probe.stop();
  return { check: results.at(-1), sentBytes: channel.sentBytes };
}

test('a good link is found good, each way for itself', () => {
  const { check } = measure({ upKbps: 1_000, downKbps: 3_000, roundTripMs: 40 });
  expect(check).toMatchObject({ lossRatio: 0, verdict: 'video' });
  expect(check?.roundTripMs).toBeGreaterThanOrEqual(40);
  expect(check?.roundTripMs).toBeLessThan(50);
  expect(check?.upKbps).toBeCloseTo(1_000, -1);
  expect(check?.downKbps).toBeCloseTo(3_000, -2);
});

test('a satellite link with enough room carries video however long it takes', () => {
  const { check } = measure({ upKbps: 256, downKbps: 512, roundTripMs: 600 });
  expect(check).toMatchObject({ verdict: 'video' });
});

test('64 kbit/s carry audio, and hardly notice being measured', () => {
  const { check, sentBytes } = measure({ upKbps: 64, downKbps: 64, roundTripMs: 700 });
  expect(check).toMatchObject({ upKbps: 64, verdict: 'audio-only' });
  expect((sentBytes * 8) / 20_000).toBeLessThan(0.2 * 64);
});

test('a narrow uplink decides, however wide the way down is', () => {
  const { check } = measure({ upKbps: 15, downKbps: 2_000, roundTripMs: 200 });
  expect(check?.verdict).toBe('text-only');
});

test('a channel that takes its time to open is no lossy link', () => {
  const clock = new FakeClock();
  const lively = channelOver({ upKbps: 500, downKbps: 500, roundTripMs: 50 }, clock);
  const results: LinkCheck[] = [];
  const channel: EchoChannel = {
    send: (bytes) => {
      if (clock.now() > 2_000) lively.send(bytes);
    },
    onMessage: (handler) => lively.onMessage(handler),
  };
  const probe = LinkProbe.start(channel, clock, (result) => results.push(result));
  clock.advance(10_000);
  probe.stop();
  expect(results.every(({ lossRatio }) => lossRatio === 0)).toBe(true);
  expect(results.at(-1)?.verdict).toBe('video');
});

test('loss is counted', () => {
  const { check } = measure({ upKbps: 2_000, downKbps: 2_000, roundTripMs: 80, loseEvery: 5 });
  expect(check?.lossRatio).toBeGreaterThan(0.1);
  expect(check?.verdict).toBe('audio-only');
});

test('a link that stops answering shows as loss, and a stopped check sends nothing more', () => {
  const clock = new FakeClock();
  const results: LinkCheck[] = [];
  const lively = channelOver({ upKbps: 500, downKbps: 500, roundTripMs: 50 }, clock);
  let isCut = false;
  const channel: EchoChannel = {
    send: (bytes) => {
      if (!isCut) lively.send(bytes);
    },
    onMessage: (handler) => lively.onMessage(handler),
  };
  const probe = LinkProbe.start(channel, clock, (result) => results.push(result));
  clock.advance(5_000);
  isCut = true;
  clock.advance(9_000);
  expect(results.at(-1)?.lossRatio).toBeGreaterThan(0.3);
  probe.stop();
  expect(clock.timerCount).toBe(0);
});
