import { burstLoss } from './burst-loss.ts';
import type { WayProfile } from './link-profile.ts';

/** IPv4 and UDP, which a slow link carries too. */
const headerBytes = 28;

/** One direction of a link: what is handed to it arrives late, or never. */
export class Way {
  readonly #profile: WayProfile;
  readonly #random: () => number;
  readonly #isLost: () => boolean;
  readonly #underWay: { readonly arrivalMs: number; readonly arrive: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isCut = false;
  #freeMs = 0;

  constructor(profile: WayProfile, random: () => number) {
    this.#profile = profile;
    this.#random = random;
    this.#isLost = burstLoss(profile, random);
  }

  /** What is under way when a cut begins is lost with it. */
  set isCut(isCut: boolean) {
    this.#isCut = isCut;
    if (isCut) this.close();
  }

  carry(bytes: number, arrive: () => void): void {
    const nowMs = performance.now();
    const { kbps, queueMs, delayMs, jitterMs } = this.#profile;
    const waitMs = Math.max(0, this.#freeMs - nowMs);
    if (this.#isCut || this.#isLost() || (kbps && waitMs > queueMs)) return;
    const sendingMs = kbps ? ((bytes + headerBytes) * 8) / kbps : 0;
    this.#freeMs = nowMs + waitMs + sendingMs;
    const arrivalMs = this.#freeMs + delayMs + jitterMs * this.#random();
    this.#underWay.push({
      arrivalMs: Math.max(arrivalMs, this.#underWay.at(-1)?.arrivalMs ?? 0),
      arrive,
    });
    this.#timer ??= this.#awaitNext();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#underWay.length = 0;
  }

  /** One timer for all: timers of their own would overtake each other within a millisecond. */
  #awaitNext(): NodeJS.Timeout | undefined {
    const [next] = this.#underWay;
    if (!next) return undefined;
    return setTimeout(() => this.#deliver(), Math.max(0, next.arrivalMs - performance.now()));
  }

  #deliver(): void {
    const nowMs = performance.now();
    while (this.#underWay[0] && this.#underWay[0].arrivalMs <= nowMs)
      this.#underWay.shift()?.arrive();
    this.#timer = this.#awaitNext();
  }
}
