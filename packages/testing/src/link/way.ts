import { burstLoss } from './burst-loss.ts';
import type { WayProfile } from './link-profile.ts';

/** What a browser sends and receives: its calls' media, or pages and signalling. */
export type Traffic = 'media' | 'pages';

export type Packet = {
  readonly traffic: Traffic;
  /** With its headers, which a slow link carries too. */
  readonly bytes: number;
  readonly arrive: () => void;
  /** Told when the link knows, which is earlier than a sender would. */
  readonly lost?: () => void;
};

type UnderWay = { readonly packet: Packet; readonly arrivalMs: number };

/** One direction of a link: what is handed to it arrives late, or never. */
export class Way {
  readonly #random: () => number;
  #profile: WayProfile;
  #isLost: () => boolean;
  #underWay: UnderWay[] = [];
  #cut: ReadonlySet<Traffic> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #kbps: number | undefined;
  #freeMs = 0;
  #lateMs = 0;

  constructor(profile: WayProfile, random: () => number) {
    this.#profile = profile;
    this.#kbps = profile.kbps;
    this.#random = random;
    this.#isLost = burstLoss(profile, random);
  }

  get delayMs(): number {
    return this.#profile.delayMs;
  }

  /** How much later than it should a packet arrived at most: a busy machine's share in what is measured. */
  get lateMs(): number {
    return this.#lateMs;
  }

  /** As bad as this from now on; what is under way arrives as it would have. */
  become(profile: WayProfile): void {
    this.#profile = profile;
    this.#kbps = profile.kbps;
    this.#isLost = burstLoss(profile, this.#random);
  }

  /** From now on; without a rate, that of the profile. */
  squeeze(kbps?: number): void {
    this.#kbps = kbps ?? this.#profile.kbps;
  }

  /** What is under way when a cut begins is lost with it. */
  cut(traffic: ReadonlySet<Traffic>): void {
    this.#cut = traffic;
    const isCut = ({ packet }: UnderWay) => traffic.has(packet.traffic);
    const lost = this.#underWay.filter(isCut);
    this.#underWay = this.#underWay.filter((underWay) => !isCut(underWay));
    for (const { packet } of lost) packet.lost?.();
  }

  carry(packet: Packet): void {
    const nowMs = performance.now();
    const waitMs = Math.max(0, this.#freeMs - nowMs);
    if (this.#cut.has(packet.traffic) || (this.#kbps && waitMs > this.#profile.queueMs)) {
      packet.lost?.();
      return;
    }
    this.#freeMs = nowMs + waitMs + (this.#kbps ? (packet.bytes * 8) / this.#kbps : 0);
    // Lost on the air, after it took its time there.
    if (this.#isLost()) {
      packet.lost?.();
      return;
    }
    this.#send(packet, this.#freeMs + this.#delay());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#underWay = [];
  }

  #delay(): number {
    const { delayMs, jitterMs } = this.#profile;
    return Math.max(0, delayMs + jitterMs * (this.#random() - 0.5));
  }

  #send(packet: Packet, arrivalMs: number): void {
    const last = this.#underWay.at(-1);
    // A link that does nothing adds nothing, not even a turn of a timer.
    if (!last && arrivalMs <= performance.now()) {
      packet.arrive();
      return;
    }
    this.#underWay.push({ packet, arrivalMs: Math.max(arrivalMs, last?.arrivalMs ?? 0) });
    this.#timer ??= this.#awaitNext();
  }

  /** One timer for all: timers of their own would overtake each other within a millisecond. */
  #awaitNext(): NodeJS.Timeout | undefined {
    const [next] = this.#underWay;
    if (!next) return undefined;
    return setTimeout(() => this.#deliver(), Math.max(0, next.arrivalMs - performance.now()));
  }

  #deliver(): void {
    const nowMs = performance.now();
    for (let next = this.#underWay[0]; next && next.arrivalMs <= nowMs; next = this.#underWay[0]) {
      this.#underWay.shift();
      this.#lateMs = Math.max(this.#lateMs, nowMs - next.arrivalMs);
      next.packet.arrive();
    }
    this.#timer = this.#awaitNext();
  }
}
