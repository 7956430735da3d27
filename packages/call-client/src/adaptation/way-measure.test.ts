import { FakeClock } from '../../test/fake-clock.ts';
import type { EchoChannel } from '../link-check.ts';
import { WayMeasure } from './way-measure.ts';

const roundTripMs = 200;

/** A way whose far end answers everything that was sent to it, one round trip later. */
class LongWay implements EchoChannel {
  sent: Uint8Array[] = [];
  #handler: (bytes: Uint8Array) => void = () => undefined;

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.sent.push(bytes);
  }

  onMessage(handler: (bytes: Uint8Array) => void): void {
    this.#handler = handler;
  }

  answer(): void {
    for (const bytes of this.sent.splice(0)) this.#handler(bytes);
  }
}

test('a longer way than before is measured once what was known of the old one is forgotten', () => {
  const clock = new FakeClock();
  const way = new LongWay();
  const measure = new WayMeasure(way, clock);
  /** The most that was sent at once: a ping alone, or a burst as well. */
  const mostSent = () => {
    let most = 0;
    for (let second = 0; second < 10; second += 1) {
      measure.tick();
      most = Math.max(most, way.sent.length);
      clock.advance(roundTripMs);
      way.answer();
      clock.advance(1_000 - roundTripMs);
    }
    return most;
  };
  measure.noteRoundTrip(20);
  // The usual of this way passes for a queue.
  expect(mostSent()).toBe(1);
  measure.forgetWay();
  expect(mostSent()).toBeGreaterThan(1);
});
