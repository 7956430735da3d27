import { kindOfSource, type Demand, type MediaSource } from '@qarib/contracts';
import type { Clock } from '../clock.ts';
import type { EchoChannel } from '../link-check.ts';
import type { Sender } from '../sender.ts';
import type { Signalling } from '../signalling.ts';
import type { AnswerTerms } from './answer-terms.ts';
import { Encoders, applyPicture, applyVoice } from './apply-plan.ts';
import { chokingQueueMs, climbFrom, resumed, settling, step, type Climb } from './climb.ts';
import { FeedbackSilence, type Traffic } from './feedback-silence.ts';
import { firstPictureRung, rungAt, rungFor, soundRung } from './ladder.ts';
import { readUp } from './link-reading.ts';
import { planFor, type Plan, type ProfileChoice } from './plan.ts';
import { Resending } from './resending.ts';
import { ShortestRoundTrip } from './shortest-round-trip.ts';
import { ToldPictures } from './told-pictures.ts';
import { WayMeasure } from './way-measure.ts';

const tickMs = 250;
/** What may have fallen silent is looked at again so soon. */
const againMs = 125;
/** Round trips from which a way counts as long. */
const longMs = { unmeasured: 150, measured: 400 };
/** Told by those who measured, this long ago at most. */
const freshMs = 2_500;
/** Of what was measured, so much is a rate for pictures to start from. */
const startShare = 0.6;
/** A silence so long is a cut; a shorter one leaves the way as it was. */
const cutMs = 2_000;
const mostStartKbps = 250;
/** What was said into a void for longer would be asked for again at its end, and take seconds from what is being said. */
const forgetMs = 4_000;
/** So long it takes until the others' pictures are held back as it was wished. */
const holdingMs = 1_000;
/** Pictures come back only once nothing has been late for so long. */
const chokedMs = 5_000;

const sentOf = ({ pictures }: Plan): MediaSource[] =>
  [...pictures].flatMap(([source, { layers }]) => (layers > 0 ? [source] : []));

export type AdaptationOptions = {
  readonly peerId: string;
  readonly signalling: Signalling;
  readonly clock: Clock;
  readonly terms: AnswerTerms;
  readonly senders: () => readonly Sender[];
  readonly getUpReport: () => Promise<RTCStatsReport>;
  readonly choice: () => ProfileChoice;
  /** Whether somebody's picture is held back because it would not get through to here. */
  readonly isStarved: () => boolean;
  readonly onPlan: (plan: Plan) => void;
};

/** Fits what this browser sends to the links it goes over, and to what the others can make use of. */
export class Adaptation {
  readonly #options: AdaptationOptions;
  readonly #told: ToldPictures;
  readonly #encoders = new Encoders();
  #own: Climb;
  #theirBest: Climb;
  #theirPoorest: Climb;
  #demand: Demand = { version: 0, pictures: [] };
  #demandMs = -Infinity;
  #measure: WayMeasure | undefined;
  readonly #shortest = new ShortestRoundTrip();
  readonly #resending = new Resending();
  readonly #feedback = new FeedbackSilence();
  #cancelAgain: (() => void) | undefined;
  #cancel: (() => void) | undefined;
  #isReading = false;
  #heldSinceMs: number | undefined;
  #cancelForgetting: (() => void) | undefined;
  /** Since when the way up is the voice's alone. */
  #sparingSinceMs: number | undefined;
  #chokedUntilMs = -Infinity;
  #pairId: string | undefined;
  /** As it was when a ping was answered last. */
  #answeredOwn: Climb;

  constructor(options: AdaptationOptions) {
    this.#options = options;
    this.#told = new ToldPictures(options.peerId, options.signalling);
    const start = climbFrom(rungFor(undefined), options.clock.now());
    [this.#own, this.#theirBest, this.#theirPoorest] = [start, start, start];
    this.#answeredOwn = start;
  }

  /** Before anything is sent, with what the lobby measured. A long way starts small: what it chokes on shows late. */
  begin({ upKbps, roundTripMs = 0 }: { upKbps?: number | undefined; roundTripMs?: number }): void {
    const isLong = roundTripMs > (upKbps === undefined ? longMs.unmeasured : longMs.measured);
    if (roundTripMs > 0) this.#shortest.note(roundTripMs, this.#options.clock.now());
    const rung = isLong ? Math.min(firstPictureRung, rungFor(upKbps)) : rungFor(upKbps);
    this.#own = climbFrom(rung, this.#options.clock.now());
    this.apply();
  }

  start(): void {
    const { clock } = this.#options;
    const { bestKbps, poorestKbps } = this.#demand;
    this.#theirBest = climbFrom(rungFor(bestKbps), clock.now());
    this.#theirPoorest = climbFrom(rungFor(poorestKbps), clock.now());
    this.apply();
    this.#cancel ??= clock.every(tickMs, () => void this.#tick());
  }

  /** One that was overtaken on its way by a later one says nothing any more. */
  setDemand(demand: Demand): void {
    const { bestKbps, version } = this.#demand;
    if (demand.version <= version) return;
    if (demand.bestKbps !== bestKbps) this.#demandMs = this.#options.clock.now();
    this.#demand = demand;
    this.apply();
  }

  useEcho(channel: EchoChannel): void {
    this.#measure = new WayMeasure(channel, this.#options.clock, this.#shortest);
  }

  /** Signalling was away: what was told meanwhile may not have arrived. */
  retell(): void {
    this.#told.forget();
    this.apply();
  }

  /** The path was away, and what came back may be another network. */
  forgetWay(): void {
    this.#chokedUntilMs = -Infinity;
    this.#feedback.forget();
    if (this.#measure) this.#measure.forgetWay();
    else this.#shortest.forget();
  }

  /** Nothing of what is sent arrives, which says nothing of how much would. */
  hold(isHeld: boolean): void {
    const nowMs = this.#options.clock.now();
    const heldMs = nowMs - (this.#heldSinceMs ?? nowMs);
    this.#heldSinceMs = isHeld ? nowMs : undefined;
    this.#feedback.forget();
    this.#letPicturesWait();
    if (!isHeld) this.#measure?.forgetUnanswered();
    this.#cancelForgetting?.();
    this.#cancelForgetting = isHeld
      ? this.#options.clock.every(forgetMs, () => this.#forgetLost())
      : undefined;
    if (isHeld || heldMs < cutMs) return;
    this.#resumeFrom(this.#own);
    this.apply();
  }

  /** What goes round takes so long now, by the media's own way; unknown until something has come back. */
  get roundTripMs(): number | undefined {
    return this.#measure?.roundTripMs;
  }

  /** Whatever goes round came back more than a second late just now, be it the way up that is full or the way down. */
  get isChoked(): boolean {
    return this.#options.clock.now() < this.#chokedUntilMs;
  }

  /** The others' pictures do not come because they are not to: what comes tells nothing of the way down. */
  get isHoldingBack(): boolean {
    return this.#options.clock.now() - (this.#sparingSinceMs ?? Infinity) >= holdingMs;
  }

  stop(): void {
    this.#cancelForgetting?.();
    this.#cancelAgain?.();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** What reaches this browser, by its own measure. */
  tellDown(kbps: number): void {
    this.#measure?.sayDown(kbps);
  }

  /** Something changed of what is wanted: done at once, not with the next reading. */
  apply(): void {
    const senders = this.#options.senders();
    const pictures = senders
      .filter(({ source }) => kindOfSource[source] === 'video')
      .map((sender) => ({ source: sender.source, lines: this.#linesOf(sender) }));
    const plan = planFor({
      choice: this.#options.choice(),
      own: this.#own.rung,
      theirBest: this.#theirBest.rung,
      theirPoorest: this.#theirPoorest.rung,
      pictures,
      isChoked: this.isChoked,
    });
    this.#measure?.say({ isSparing: plan.isSparing, sent: sentOf(plan) });
    const isSparingNow = plan.isSparing && this.#sparingSinceMs === undefined;
    if (isSparingNow) this.#sparingSinceMs = this.#options.clock.now();
    if (!plan.isSparing) this.#sparingSinceMs = undefined;
    for (const sender of senders) this.#fit(sender, plan);
    if (isSparingNow) this.#forgetLost();
    this.#options.onPlan(plan);
  }

  #linesOf({ serverId }: Sender): number {
    const wanted = this.#demand.pictures.find(({ producerId }) => producerId === serverId);
    return wanted?.lines ?? Infinity;
  }

  #fit(sender: Sender, { voice, pictures, isSparing }: Plan): void {
    if (sender.source === 'microphone') {
      this.#encoders.fit(sender, voice, applyVoice);
      if (sender.mid !== undefined)
        this.#unlessClosed(
          this.#options.terms.setVoice(sender.mid, {
            packetMs: voice.packetMs,
            isAlone: isSparing,
          }),
        );
    }
    const plan = pictures.get(sender.source);
    if (!plan) return;
    sender.silence(isSparing);
    this.#encoders.fit(sender, plan, applyPicture);
    this.#told.tell(sender, plan);
  }

  #unlessClosed(negotiating: Promise<void>): void {
    negotiating.catch(() => {
      // The transport has just closed: there is nothing to negotiate.
    });
  }

  async #tick(): Promise<void> {
    if (this.#isReading || this.#heldSinceMs !== undefined) return;
    this.#isReading = true;
    try {
      const up = readUp(await this.#options.getUpReport());
      if (!this.#cancel || this.#heldSinceMs !== undefined) return;
      this.#notePair(up.pairId);
      this.#noteTraffic(up.traffic);
      this.#climb(up.kbps, up.roundTripMs);
      this.#resend(up.sentAgain);
      this.#ask();
      this.apply();
    } catch {
      // Closed between two ticks.
    } finally {
      this.#isReading = false;
    }
  }

  /**
   * Another pair is another way. What was unanswered on the one before is lost and stood in no queue, so what
   * it was taken for is taken back.
   */
  #notePair(pairId: string | undefined): void {
    const isOther = this.#pairId !== undefined && pairId !== undefined && pairId !== this.#pairId;
    this.#pairId = pairId;
    if (isOther) {
      this.forgetWay();
      const hasFallen = this.#own.rung < this.#answeredOwn.rung;
      if (hasFallen) this.#resumeFrom(this.#answeredOwn);
      else this.#own = settling(this.#answeredOwn, this.#options.clock.now());
    } else if (this.#measure?.isAnswering) this.#answeredOwn = this.#own;
  }

  /**
   * Pictures wait at once when what is sent is not reported of any more: at 15 kbit/s each packet of theirs keeps the
   * voice for two thirds of a second. Then the pings tell whether they go on or give way for good.
   */
  #noteTraffic(traffic: Traffic): void {
    const { clock } = this.#options;
    const echo = {
      roundTripMs: this.#shortest.ms,
      lateMs: (this.roundTripMs ?? 0) - this.#shortest.ms,
      isClearSince: (sinceMs: number) => this.#measure?.isClearSince(sinceMs) ?? false,
    };
    if (this.#own.rung < firstPictureRung) this.#feedback.forget();
    else this.#feedback.note(traffic, echo, clock.now());
    this.#letPicturesWait();
    if (!this.#feedback.isSuspected) return;
    this.#cancelAgain?.();
    this.#cancelAgain = clock.after(againMs, () => void this.#tick());
  }

  #letPicturesWait(): void {
    for (const sender of this.#options.senders())
      if (kindOfSource[sender.source] === 'video') sender.hold('feedback', this.#feedback.isSilent);
  }

  /** What is sent again is good for a voice, unless there is no room for it. */
  #resend(sentAgain: number): void {
    if (this.#sparingSinceMs === undefined) this.#resending.forget();
    else if (this.#resending.isTooMuch(sentAgain, this.#options.clock.now())) this.#forgetLost();
  }

  #forgetLost(): void {
    const voice = this.#options.senders().find(({ source }) => source === 'microphone');
    voice?.startAnew();
  }

  #climb(kbps: number | undefined, checkedMs: number | undefined): void {
    const nowMs = this.#options.clock.now();
    if (checkedMs !== undefined) this.#shortest.note(checkedMs, nowMs);
    // The checks of the path are seconds apart.
    const roundTripMs = this.#measure?.roundTripMs ?? checkedMs;
    const queueMs = roundTripMs === undefined ? 0 : roundTripMs - this.#shortest.ms;
    if (queueMs > chokingQueueMs) this.#chokedUntilMs = nowMs + chokedMs;
    const measuredKbps = this.#measure?.fresh('up');
    const before = this.#own.rung;
    // The browser does not judge the way by a voice that is alone on it: what it says is of before.
    const isEstimated = this.#sparingSinceMs === undefined;
    const estimatedKbps = isEstimated ? kbps : this.#measure?.hint('up');
    const { isGone } = this.#feedback;
    this.#own = step(this.#own, { kbps: estimatedKbps, measuredKbps, queueMs, isGone }, nowMs);
    const isPictureBack = before <= soundRung && this.#own.rung > soundRung;
    // What was measured met no queue on either way: nothing is late any more.
    if (isPictureBack && measuredKbps !== undefined) this.#chokedUntilMs = -Infinity;
    const isUp = isPictureBack || (before === 0 && this.#own.rung > 0);
    if (isUp) this.#startFrom(measuredKbps ?? rungAt(this.#own.rung).needKbps / startShare);
    const { bestKbps, poorestKbps } = this.#demand;
    const isFresh = nowMs - this.#demandMs <= freshMs;
    const theirs = (told: number | undefined) => ({
      kbps: told,
      measuredKbps: isFresh ? told : undefined,
      queueMs: 0,
    });
    this.#theirBest = step(this.#theirBest, theirs(bestKbps), nowMs);
    this.#theirPoorest = step(this.#theirPoorest, theirs(poorestKbps), nowMs);
  }

  /** After a cut; the browser's estimate starts from what that needs, not from what came through the cut. */
  #resumeFrom(climb: Climb): void {
    this.#own = resumed(climb, this.#options.clock.now());
    if (this.#own.rung > soundRung) this.#startFrom(rungAt(this.#own.rung).needKbps / startShare);
  }

  #startFrom(measuredKbps: number): void {
    const kbps = Math.min(mostStartKbps, measuredKbps * startShare);
    this.#unlessClosed(this.#options.terms.restartEstimate(kbps));
  }

  /** Measures what nothing else tells, for as long as it is needed. */
  #ask(): void {
    const { isStarved } = this.#options;
    const isUpUnknown = this.#own.rung <= soundRung;
    if (!isUpUnknown && !isStarved()) return this.#measure?.watch();
    this.#measure?.tick([
      ...(isUpUnknown ? (['up'] as const) : []),
      ...(isStarved() ? (['down'] as const) : []),
    ]);
    const kbps = isStarved() ? this.#measure?.fresh('down') : undefined;
    if (kbps !== undefined) this.tellDown(kbps);
  }
}
