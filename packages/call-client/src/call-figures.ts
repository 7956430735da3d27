import { pathKinds, type CallQualityReport, type PathKind } from '@qarib/contracts';
import { isReceived, readHeard, readUp } from './adaptation/link-reading.ts';

type Stat = RTCStats & Record<string, unknown>;

const counted = [
  'sentPackets',
  'lostUp',
  'receivedPackets',
  'lostDown',
  'sentBytes',
  'receivedBytes',
  'freezes',
  'samples',
  'concealed',
] as const;
type Counted = (typeof counted)[number];
type Measured = Omit<
  CallQualityReport,
  'joinMs' | 'rejoins' | 'rejoiningMs' | 'profileChanges' | 'pictureLosses'
>;

const numberIn = (stat: Stat, key: string) => (typeof stat[key] === 'number' ? stat[key] : 0);
const maxKbps = 100_000;

/** A mean of what is read again and again; undefined while nothing was. */
class Mean {
  #sum = 0;
  #count = 0;

  add(value: number | undefined): void {
    if (value === undefined) return;
    this.#sum += value;
    this.#count += 1;
  }

  get rounded(): number | undefined {
    return this.#count === 0 ? undefined : Math.round(this.#sum / this.#count);
  }
}

/**
 * What one peer's reports say of its media, all together since the beginning. Streams come and go,
 * and take their counters with them: so what each has counted is added up here.
 */
export class CallFigures {
  readonly #sums = new Map<Counted, number>();
  readonly #last = new Map<string, number>();
  readonly #roundTrip = new Mean();
  readonly #jitter = new Mean();
  #path: PathKind | undefined;

  /** The reports of the way up and of the way down, in this order. */
  read([up, down]: readonly RTCStatsReport[]): void {
    if (!up || !down) return;
    up.forEach((stat: Stat) => this.#readSent(stat));
    let jitterMs: number | undefined;
    down.forEach((stat: Stat) => {
      if (!isReceived(stat)) return;
      this.#readReceived(stat);
      if (stat['kind'] === 'audio')
        jitterMs = Math.max(jitterMs ?? 0, numberIn(stat, 'jitter') * 1_000);
    });
    this.#jitter.add(jitterMs);
    this.#roundTrip.add(readUp(up).roundTripMs);
    for (const [track, { samples, concealedSamples }] of readHeard(down)) {
      this.#count('samples', track, samples);
      this.#count('concealed', track, concealedSamples);
    }
    this.#path = worseOf(pathOf(up), pathOf(down)) ?? this.#path;
  }

  /** After so long in the call. */
  measured(inCallMs: number): Measured {
    const sum = (what: Counted) => Math.max(0, this.#sums.get(what) ?? 0);
    return {
      path: this.#path,
      lossUp: ratio(sum('lostUp'), sum('sentPackets')),
      lossDown: ratio(sum('lostDown'), sum('lostDown') + sum('receivedPackets')),
      roundTripMs: this.#roundTrip.rounded,
      jitterMs: this.#jitter.rounded,
      upKbps: kbps(sum('sentBytes'), inCallMs),
      downKbps: kbps(sum('receivedBytes'), inCallMs),
      concealedRatio: ratio(sum('concealed'), sum('samples')),
      freezes: sum('freezes'),
    };
  }

  #readSent(stat: Stat): void {
    if (stat.type === 'outbound-rtp') {
      this.#count('sentPackets', stat.id, numberIn(stat, 'packetsSent'));
      this.#count('sentBytes', stat.id, numberIn(stat, 'bytesSent'));
    }
    if (stat.type === 'remote-inbound-rtp')
      this.#count('lostUp', stat.id, numberIn(stat, 'packetsLost'));
  }

  #readReceived(stat: Stat): void {
    this.#count('receivedPackets', stat.id, numberIn(stat, 'packetsReceived'));
    this.#count('lostDown', stat.id, numberIn(stat, 'packetsLost'));
    this.#count('receivedBytes', stat.id, numberIn(stat, 'bytesReceived'));
    this.#count('freezes', stat.id, numberIn(stat, 'freezeCount'));
  }

  /** A packet counted as lost may still come: a step back is one, too. */
  #count(what: Counted, stream: string, value: number): void {
    const key = `${what} ${stream}`;
    const step = value - (this.#last.get(key) ?? 0);
    this.#last.set(key, value);
    this.#sums.set(what, (this.#sums.get(what) ?? 0) + step);
  }
}

/** To a tenth of a thousandth; nothing measured says nothing. */
function ratio(part: number, whole: number): number | undefined {
  return whole <= 0 ? undefined : Math.min(1, Math.round((part / whole) * 10_000) / 10_000);
}

/** Bits of a millisecond are kilobits of a second. */
function kbps(bytes: number, durationMs: number): number | undefined {
  return durationMs <= 0 ? undefined : Math.min(maxKbps, Math.round((bytes * 8) / durationMs));
}

function worseOf(one: PathKind | undefined, other: PathKind | undefined): PathKind | undefined {
  return pathKinds.findLast((kind) => kind === one || kind === other);
}

/** By the local end of the pair in use, which Firefox marks on the pair and others on the transport. */
function pathOf(report: RTCStatsReport): PathKind | undefined {
  let selectedId: unknown;
  const pairs: Stat[] = [];
  const candidates = new Map<unknown, Stat>();
  report.forEach((stat: Stat) => {
    if (stat.type === 'transport') selectedId = stat['selectedCandidatePairId'];
    if (stat.type === 'candidate-pair') pairs.push(stat);
    if (stat.type === 'local-candidate') candidates.set(stat.id, stat);
  });
  const pair = pairs.find(({ id, selected }) => id === selectedId || selected === true);
  const local = candidates.get(pair?.['localCandidateId']);
  if (local?.['candidateType'] === 'relay') return 'relay';
  return pathKinds.find((kind) => kind === local?.['protocol']);
}
