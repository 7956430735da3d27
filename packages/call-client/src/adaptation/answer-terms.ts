import type { Negotiations } from '../negotiations.ts';
import {
  withoutEstimation,
  withPacketTime,
  withPausedLayers,
  withStartRate,
} from './answer-sdp.ts';
import type { Voice } from './ladder.ts';

export type VoiceTerms = {
  readonly packetMs: Voice['packetMs'];
  /**
   * It has the way up to itself, and hardly that: the browser does not go on trying how much the way carries, which
   * it would do with as much again as the voice.
   */
  readonly isAlone: boolean;
};

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
 * the same answer again: how much of a voice goes into one packet, whether the way is judged by it, and from where
 * the estimate of the way up starts anew. Other browsers keep to their 20 ms and to their estimate.
 */
export class AnswerTerms {
  readonly #negotiations: Negotiations;
  #voice: VoiceTerms & { readonly mid?: string } = { packetMs: 20, isAlone: false };
  #startKbps: number | undefined;

  constructor(negotiations: Negotiations) {
    this.#negotiations = negotiations;
    negotiations.adapt = (connection, answer) => this.#adapted(connection, answer);
  }

  async setVoice(mid: string, terms: VoiceTerms): Promise<void> {
    const { packetMs, isAlone } = this.#voice;
    if (terms.packetMs === packetMs && terms.isAlone === isAlone) return;
    this.#voice = { ...terms, mid };
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
    const { mid, packetMs, isAlone } = this.#voice;
    if (mid === undefined) return sdp;
    if (isAlone) sdp = withoutEstimation(sdp, mid);
    return withPacketTime(sdp, mid, packetMs);
  }
}
