import type { Negotiations } from '../negotiations.ts';
import { withPacketTime, withPausedLayers, withStartRate } from './answer-sdp.ts';
import type { Voice } from './ladder.ts';

/** By media section: the layers that are not sent for now. */
function pausedLayers(connection: RTCPeerConnection): Map<string, ReadonlySet<string>> {
  const all = new Map<string, ReadonlySet<string>>();
  for (const { mid, sender } of connection.getTransceivers()) {
    const paused = sender
      .getParameters()
      .encodings.flatMap(({ active, rid }) => (active === false && rid !== undefined ? rid : []));
    if (mid !== null && paused.length > 0) all.set(mid, new Set(paused));
  }
  return all;
}

/**
 * What Chromium takes from the other end's answer alone, changed in mid-call without a gap by giving it
 * the same answer again: how much of a voice goes into one packet, and from where its estimate of the
 * way up starts anew. Other browsers keep to their 20 ms and to their estimate.
 */
export class AnswerTerms {
  readonly #negotiations: Negotiations;
  #wanted: { readonly mid: string; readonly packetMs: Voice['packetMs'] } | undefined;
  #startKbps: number | undefined;
  #packetMs: Voice['packetMs'] = 20;

  constructor(negotiations: Negotiations) {
    this.#negotiations = negotiations;
    negotiations.adapt = (connection, answer) => this.#adapted(connection, answer);
  }

  async setPacketTime(mid: string, packetMs: Voice['packetMs']): Promise<void> {
    if (packetMs === this.#packetMs) return;
    this.#packetMs = packetMs;
    this.#wanted = { mid, packetMs };
    await this.#negotiations.alone(() => this.#negotiations.answerAgain());
  }

  /** The way was just measured, and the browser's own estimate would take half a minute to believe it. */
  async restartEstimate(exactKbps: number): Promise<void> {
    const kbps = Math.round(exactKbps);
    // The same rate again would be no news to the browser.
    this.#startKbps = kbps === this.#startKbps ? kbps + 1 : kbps;
    await this.#negotiations.alone(() => this.#negotiations.answerAgain());
  }

  /** What mediasoup-client answers itself, with what was adapted since. */
  #adapted(connection: RTCPeerConnection, answer: string): string {
    let sdp = answer;
    for (const [mid, paused] of pausedLayers(connection)) sdp = withPausedLayers(sdp, mid, paused);
    if (this.#startKbps !== undefined) sdp = withStartRate(sdp, this.#startKbps);
    return this.#wanted ? withPacketTime(sdp, this.#wanted.mid, this.#wanted.packetMs) : sdp;
  }
}
