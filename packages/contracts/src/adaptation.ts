import { z } from 'zod';
import { mediaSource } from './media-parameters.ts';

/** The size at which a picture is shown: lines of the screen. 0 is not at all. */
export const shownLines = z.number().int().min(0).max(8_640);

/** What a link carries, headers and all. Above a hundred megabit there is nothing left to adapt. */
export const linkKbps = z.number().int().min(0).max(100_000);

/** Simulcast layers, smallest first; of a picture that is sent once there is one. */
export const layerCount = z.number().int().min(0).max(4);

/**
 * Why a picture is not sent although its camera is on. `own-link`: the sender's way up is too poor;
 * `their-link`: none of those who watch has the room; `own-choice`: the sender chose sound alone.
 */
export const pauseReasons = ['own-link', 'their-link', 'own-choice'] as const;
export const pauseReason = z.enum(pauseReasons);
export type PauseReason = z.infer<typeof pauseReason>;

export const pausedPicture = z.object({ source: mediaSource, reason: pauseReason });
export type PausedPicture = z.infer<typeof pausedPicture>;

/** What the others can make use of from one sender. Sent whole, so that the last one is the truth. */
export const demand = z.object({
  /** Counts the changes: an answer may be overtaken by what changed while it was on its way. */
  version: z.number().int().min(1),
  /** The best of their ways down: a picture is sent for whoever has most room for it. */
  bestKbps: linkKbps.optional(),
  /** The poorest of them: a voice is sent once, and all are to hear it. Absent while unknown. */
  poorestKbps: linkKbps.optional(),
  /** For each picture sent, the size of the largest that anybody shows. */
  pictures: z.array(z.object({ producerId: z.uuid(), lines: shownLines })).max(16),
});
export type Demand = z.infer<typeof demand>;

/** Lines of a screen up to which the smallest, and the middle layer of a picture do. */
const layerLimits = [120, 260] as const;

/** How many layers, from the smallest, a picture shown at this size has a use for. */
export function layersForLines(lines: number): number {
  if (lines === 0) return 0;
  return 1 + layerLimits.filter((limit) => lines > limit).length;
}
