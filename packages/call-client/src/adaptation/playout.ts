import type { HeardCounters } from './link-reading.ts';

/** How long what is heard is held back, so that what was lost can be sent again. Milliseconds. */
export type Playout = {
  readonly targetMs: number;
  readonly calmSinceMs: number;
  readonly raisedMs: number;
};

export const playoutSteps = {
  upMs: 250,
  downMs: 100,
  /** A call across two satellites and back, twice. */
  mostMs: 1_500,
  /** A higher target takes as long as itself to show. */
  settleMs: 2_000,
  calmMs: 20_000,
};

/** More than this share made up is heard as a stumble. */
const stumbleRatio = 0.01;

export const playoutFrom = (nowMs: number): Playout => ({
  targetMs: 0,
  calmSinceMs: nowMs,
  raisedMs: -Infinity,
});

/**
 * One step: up when words are missing that came too late or may yet be had again, slowly down when
 * all is well. It costs answer time, so it is done only where words are missing.
 */
export function stepPlayout(
  playout: Playout,
  before: HeardCounters,
  now: HeardCounters,
  nowMs: number,
): Playout {
  const samples = now.samples - before.samples;
  const concealedRatio =
    samples > 0 ? (now.concealedSamples - before.concealedSamples) / samples : 0;
  const { upMs, downMs, mostMs, settleMs, calmMs } = playoutSteps;
  if (concealedRatio > stumbleRatio) {
    const isDue = nowMs - playout.raisedMs >= settleMs;
    const targetMs = isDue ? Math.min(mostMs, playout.targetMs + upMs) : playout.targetMs;
    return { targetMs, calmSinceMs: nowMs, raisedMs: isDue ? nowMs : playout.raisedMs };
  }
  if (playout.targetMs === 0 || nowMs - playout.calmSinceMs < calmMs) return playout;
  return { ...playout, targetMs: Math.max(0, playout.targetMs - downMs), calmSinceMs: nowMs };
}
