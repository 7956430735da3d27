import { levelIntervalMs } from './audio-levels.ts';

const samplesIn = (ms: number) => Math.round(ms / levelIntervalMs);

/** Long enough for a sentence or two of the other side. */
const windowSize = samplesIn(6_000);
/** Sound through a loudspeaker, a room and a microphone comes back within this. */
const maxLagSize = samplesIn(400);
const judgeEvery = samplesIn(500);
/** Of the window, so that what two voices have in common by chance is not taken for more. */
const leastHeard = 0.6;
/** Someone speaks; -36 dB on the scale of `levelOf`. */
const speaking = 0.4;
/** Beyond chance: two voices that take turns correlate negatively, two at once hardly. */
const echoCorrelation = 0.65;
const noEchoCorrelation = 0.3;
/** So many judgements in a row, so that a cough decides nothing. */
const echoVotes = 2;
const noEchoVotes = 12;
/** A monitor or an alarm that beeps repeats itself later than any echo comes, and up to this long after. */
const maxPeriodSize = samplesIn(2_500);
const periodicCorrelation = 0.6;
/** Louder than the echo by this is the person's own voice; 6 dB. */
const ownVoiceMargin = 0.1;
/** The floor stays with whoever had it for this long after a word. */
const holdSize = samplesIn(300);

export type EchoVerdict = {
  /** The others hear themselves through this microphone. */
  readonly isEcho: boolean;
  /** The other side speaks: what this microphone hears now is mostly that. */
  readonly isMicrophoneHeld: boolean;
  /** The own side speaks: the others' sound is lowered meanwhile. */
  readonly isRemoteLowered: boolean;
};

/** What a busy machine did not come to listen to. */
const unheard = Number.NaN;

function meanOf(levels: readonly number[]): number {
  const heard = levels.filter((level) => !Number.isNaN(level));
  return heard.reduce((a, b) => a + b, 0) / heard.length;
}

/** The correlation of two rows of levels, -1 to 1; 0 where one of them stands still. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const [meanOne, meanOther] = [meanOf(one), meanOf(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  one.forEach((value, index) => {
    const a = value - meanOne;
    const b = (other[index] ?? 0) - meanOther;
    if (Number.isNaN(a * b)) return;
    both += a * b;
    ofOne += a * a;
    ofOther += b * b;
  });
  // Room noise moves a little, too, and follows nobody.
  return ofOne < 0.05 || ofOther < 0.05 ? 0 : both / Math.sqrt(ofOne * ofOther);
}

type Lags = { readonly from: number; readonly to: number };
const withinEcho: Lags = { from: 0, to: maxLagSize };
/** Nothing repeats what has not been said yet: as good a match here comes from something else. */
const beforeEcho: Lags = { from: samplesIn(200), to: samplesIn(1_000) };
const causalMargin = 0.2;
const afterEcho: Lags = { from: maxLagSize + 1, to: maxPeriodSize };

/** How well `heard` follows `said` at the lag at which it does best. */
function correlationAt(said: readonly number[], heard: readonly number[], lags: Lags): number {
  let highest = -1;
  for (let lag = lags.from; lag <= lags.to; lag += 1)
    highest = Math.max(highest, correlation(said.slice(0, said.length - lag), heard.slice(lag)));
  return highest;
}

/**
 * Hears from loudness alone whether the own microphone repeats the other side, after the browser's own
 * echo cancellation had its turn: then what the microphone hears is what the loudspeaker said a moment
 * ago. While that is so, it lets one side through at a time.
 */
export class EchoDetector {
  readonly #remote: number[] = [];
  readonly #own: number[] = [];
  /** When the latest levels of the rows were heard. Milliseconds. */
  #lastMs: number | undefined;
  #count = 0;
  #votes = 0;
  #isEcho = false;
  /** How loud the echo is at its usual. */
  #echoLevel = 0;
  #heldFor = 0;
  #loweredFor = 0;

  /** About every `levelIntervalMs`, how loud both are at `nowMs`. */
  feed(remote: number, own: number, nowMs: number): EchoVerdict {
    this.#keepTo(nowMs);
    this.#push(remote, own);
    this.#count += 1;
    if (this.#count % judgeEvery === 0) this.#judge();
    this.#giveFloor(remote, own);
    return {
      isEcho: this.#isEcho,
      isMicrophoneHeld: this.#isEcho && this.#heldFor > 0,
      isRemoteLowered: this.#isEcho && this.#loweredFor > 0,
    };
  }

  /** An echo is known by when it comes: a row has a place for each interval, whenever a busy machine listens. */
  #keepTo(nowMs: number): void {
    const lastMs = this.#lastMs ?? nowMs - levelIntervalMs;
    const steps = Math.max(0, samplesIn(nowMs - lastMs));
    if (steps === 0) this.#takeBack();
    for (let step = 1; step < Math.min(steps, windowSize); step += 1) this.#push(unheard, unheard);
    this.#lastMs = lastMs + steps * levelIntervalMs;
  }

  #takeBack(): void {
    this.#remote.pop();
    this.#own.pop();
  }

  #push(remote: number, own: number): void {
    this.#remote.push(remote);
    this.#own.push(own);
    if (this.#remote.length <= windowSize) return;
    this.#remote.shift();
    this.#own.shift();
  }

  #judge(): void {
    if (this.#remote.length < windowSize) return;
    const heard = this.#remote.filter((level) => !Number.isNaN(level)).length;
    if (heard < windowSize * leastHeard) return;
    // Silence on the other side proves nothing, either way.
    const spoken = this.#remote.filter((level) => level > speaking).length;
    if (spoken < heard / 6) return;
    // Where both rooms have a beeping monitor, each beep seems to answer the other.
    if (correlationAt(this.#remote, this.#remote, afterEcho) > periodicCorrelation) return;
    const highest = correlationAt(this.#remote, this.#own, withinEcho);
    const backwards = correlationAt(this.#own, this.#remote, beforeEcho);
    if (highest > echoCorrelation && highest - backwards < causalMargin) return;
    if (highest > echoCorrelation) {
      this.#votes = Math.max(0, this.#votes) + 1;
      this.#learnEchoLevel();
    } else if (highest < noEchoCorrelation) this.#votes = Math.min(0, this.#votes) - 1;
    if (this.#votes >= echoVotes) this.#isEcho = true;
    if (this.#votes <= -noEchoVotes) this.#isEcho = false;
  }

  #learnEchoLevel(): void {
    const during = this.#own.filter((_, index) => (this.#remote[index] ?? 0) > speaking);
    const sorted = during.toSorted((a, b) => a - b);
    this.#echoLevel = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  }

  /** Whoever speaks has the floor; the own voice takes it by being louder than the echo. */
  #giveFloor(remote: number, own: number): void {
    this.#heldFor -= 1;
    this.#loweredFor -= 1;
    const isOwnVoice = own > Math.max(speaking, this.#echoLevel + ownVoiceMargin);
    if (isOwnVoice) {
      this.#loweredFor = holdSize;
      this.#heldFor = 0;
    } else if (remote > speaking && this.#loweredFor <= 0) this.#heldFor = holdSize;
  }
}
