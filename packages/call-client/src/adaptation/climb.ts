import { firstPictureRung, rungAt, rungFor, soundRung, topRung } from './ladder.ts';

/** What is known of one way at one moment. */
export type WayReading = {
  /** What it carries, as estimated from what is sent over it; worth little while no picture is. */
  readonly kbps: number | undefined;
  /** What it carries, measured on purpose just now. */
  readonly measuredKbps?: number | undefined;
  /** How much longer than at its best a packet takes to go and its word to come back. */
  readonly queueMs: number;
  /** What is sent over it arrives nowhere, or as good as. */
  readonly isGone?: boolean;
};

/** Where on the ladder a way is, and what speaks for leaving that place. Milliseconds of one clock. */
export type Climb = {
  readonly rung: number;
  readonly raisedMs: number;
  readonly troubleSinceMs: number | undefined;
  readonly roomSinceMs: number | undefined;
  readonly steadySinceMs: number;
  /** Doubles with every climb that did not last. */
  readonly patienceMs: number;
  readonly notBeforeMs: number;
  /** A measure that led up here: the estimate takes long to believe it. */
  readonly proof: { readonly kbps: number; readonly untilMs: number } | undefined;
};

export const climbTimings = {
  /** A picture that chokes the voice goes at once; one that is merely too good may be a moment's. */
  urgentMs: 200,
  troubleMs: 1_500,
  /** After a climb the estimate has to follow before it counts. */
  settleMs: 4_000,
  roomMs: 2_000,
  /** An estimate does not grow beyond what is sent by much: after so long without trouble more is tried. */
  steadyMs: 8_000,
  /** A climb that lasts so long was no mistake. */
  lastedMs: 30_000,
  firstPatienceMs: 2_000,
  longestPatienceMs: 64_000,
  /** An estimate that starts from a voice grows by a few kbit/s a second. */
  proofMs: 25_000,
};

/** An estimate this low, with a picture on, is still falling: the voice is made as thin as can be, and then grows. */
const collapsedKbps = 52;
/** Longer than this behind what is sent, a voice is no conversation any more. */
const longQueueMs = 600;
/**
 * Behind this much even what is next to nothing comes too late: no picture is small enough, and a voice is as thin as can be
 * until the queue has gone. An estimate would take seconds to find out that the voice, too, is too much.
 */
export const chokingQueueMs = 1_000;
/** As long as nothing waits longer than this, nothing speaks against a measure. */
const shortQueueMs = 300;
/** A measure is a burst against an idle link; some of it is not there for good. */
const trustInMeasure = 0.85;
/**
 * A picture comes back in one layer, however much was measured: its first frame stands alone, and of all layers that is
 * more than a poor way carries in a second. With less than this rung's rate an encoder makes none for a second after it.
 */
const mostAtReturn = topRung - 1;
/** Estimated room beyond a rung's need that makes the next one worth trying. */
const amplyRatio = 1.25;

export const climbFrom = (rung: number, nowMs: number): Climb => ({
  rung,
  raisedMs: -Infinity,
  troubleSinceMs: undefined,
  roomSinceMs: undefined,
  steadySinceMs: nowMs,
  patienceMs: climbTimings.firstPatienceMs,
  notBeforeMs: nowMs,
  proof: undefined,
});

/** The estimate, or the measure while it is recent and no queue denies it. */
function believedKbps({ proof }: Climb, { kbps, queueMs }: WayReading, nowMs: number) {
  const isProven = proof !== undefined && nowMs < proof.untilMs && queueMs <= shortQueueMs;
  return isProven ? Math.max(proof.kbps, kbps ?? 0) : kbps;
}

/** The rung a reading speaks for. */
function rungOf(climb: Climb, reading: WayReading, nowMs: number): number {
  const { measuredKbps, queueMs } = reading;
  const kbps = believedKbps(climb, reading, nowMs);
  const hasPicture = climb.rung >= firstPictureRung;
  // A path that has just changed has no estimate yet: that is no word for or against.
  const affordable = kbps === undefined ? climb.rung : rungFor(kbps);
  if (queueMs > chokingQueueMs) return 0;
  if (hasPicture) {
    if (affordable <= soundRung) return (kbps ?? 0) < collapsedKbps ? 0 : soundRung;
    const isChoking = queueMs > longQueueMs;
    return isChoking ? Math.min(affordable, climb.rung - 1) : affordable;
  }
  // Nothing tells of room, and nothing against trying a voice with a little more.
  const isUntold = kbps === undefined && queueMs <= shortQueueMs;
  // Sound alone proves no room for a picture.
  const sound = isUntold ? soundRung : Math.min(soundRung, affordable);
  if (measuredKbps === undefined) return sound;
  return Math.max(sound, rungFor(measuredKbps * trustInMeasure));
}

function fall(climb: Climb, rung: number, nowMs: number): Climb {
  const hasLasted = nowMs - climb.raisedMs >= climbTimings.lastedMs;
  const { firstPatienceMs, longestPatienceMs } = climbTimings;
  const patienceMs = hasLasted
    ? firstPatienceMs
    : Math.min(longestPatienceMs, climb.patienceMs * 2);
  return { ...climbFrom(rung, nowMs), patienceMs, notBeforeMs: nowMs + patienceMs };
}

const raise = (climb: Climb, rung: number, nowMs: number, measuredKbps?: number): Climb => ({
  ...climbFrom(rung, nowMs),
  raisedMs: nowMs,
  patienceMs: climb.patienceMs,
  proof:
    measuredKbps === undefined
      ? climb.proof
      : { kbps: measuredKbps * trustInMeasure, untilMs: nowMs + climbTimings.proofMs },
});

function inTrouble(climb: Climb, wanted: number, nowMs: number): Climb {
  const since = climb.troubleSinceMs ?? nowMs;
  const isUrgent = wanted <= soundRung;
  // Right after a climb the estimate still speaks of before.
  const isSettling = nowMs - climb.raisedMs < climbTimings.settleMs;
  const waitMs = isUrgent ? climbTimings.urgentMs : climbTimings.troubleMs;
  if (!isSettling && nowMs - since >= waitMs) return fall(climb, wanted, nowMs);
  return { ...climb, troubleSinceMs: since, roomSinceMs: undefined, steadySinceMs: nowMs };
}

/** After a cut: what is known of the way is of before, so that a picture starts small and has time to settle. */
export const resumed = (climb: Climb, nowMs: number): Climb => ({
  ...climbFrom(Math.min(climb.rung, firstPictureRung), nowMs),
  raisedMs: nowMs,
});

/** On another way the estimate begins anew: it has time to settle before it counts. */
export const settling = (climb: Climb, nowMs: number): Climb => ({
  ...climb,
  raisedMs: nowMs,
  troubleSinceMs: undefined,
});

/** One step in time. Falls quickly, climbs slowly, and the more slowly the oftener it was for nothing. */
export function step(climb: Climb, reading: WayReading, nowMs: number): Climb {
  if (reading.isGone === true && climb.rung >= firstPictureRung) return fall(climb, 0, nowMs);
  const wanted = rungOf(climb, reading, nowMs);
  if (wanted < climb.rung) return inTrouble(climb, wanted, nowMs);
  const calm = { ...climb, troubleSinceMs: undefined };
  if (climb.rung === topRung) return calm;
  const mayClimb = nowMs >= climb.notBeforeMs;
  if (wanted > climb.rung) {
    const since = climb.roomSinceMs ?? nowMs;
    const isCertain = reading.measuredKbps !== undefined;
    const next = climb.rung < firstPictureRung ? Math.min(wanted, mostAtReturn) : wanted;
    const { roomMs, steadyMs } = climbTimings;
    if (
      mayClimb &&
      (isCertain || nowMs - since >= (reading.kbps === undefined ? steadyMs : roomMs))
    )
      return raise(calm, next, nowMs, reading.measuredKbps);
    return { ...calm, roomSinceMs: since };
  }
  const { needKbps } = rungAt(climb.rung);
  const isAmple = (reading.kbps ?? Infinity) >= needKbps * amplyRatio;
  const isSteady = nowMs - climb.steadySinceMs >= climbTimings.steadyMs;
  if (climb.rung >= firstPictureRung && mayClimb && isAmple && isSteady)
    return raise(calm, climb.rung + 1, nowMs);
  return { ...calm, roomSinceMs: undefined };
}
