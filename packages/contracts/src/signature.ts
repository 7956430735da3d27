import { z } from 'zod';

/** As large as a pad is on paper; a canvas of another size is scaled to it. */
export const signatureBox = { width: 600, height: 200 } as const;

const maxStrokes = 80;
/** Of all strokes together: a long name written slowly has a tenth of it. */
const maxNumbers = 6_000;
/** Along the strokes, in units of the box: less is a dot or a slip. */
const shortestInk = 60;

const isInBox = (stroke: readonly number[]) =>
  stroke.every((value, at) => value <= (at % 2 === 0 ? signatureBox.width : signatureBox.height));

function inkOf(stroke: readonly number[]): number {
  let ink = 0;
  for (let at = 2; at + 1 < stroke.length; at += 2) {
    const dx = (stroke[at] ?? 0) - (stroke[at - 2] ?? 0);
    const dy = (stroke[at + 1] ?? 0) - (stroke[at - 1] ?? 0);
    ink += Math.hypot(dx, dy);
  }
  return ink;
}

/** Whether somebody wrote something, and not only touched the screen. */
export const isWritten = (strokes: readonly (readonly number[])[]): boolean =>
  strokes.reduce((ink, stroke) => ink + inkOf(stroke), 0) >= shortestInk;

const stroke = z
  .array(z.number().int().min(0))
  .min(2)
  .max(maxNumbers)
  .refine((numbers) => numbers.length % 2 === 0, 'uneven')
  .refine(isInBox, 'outside');

/**
 * Drawn by hand: each stroke is `x, y, x, y, …` in whole units of `signatureBox`, from the upper left. Points
 * rather than a picture: they are a tenth of it on a thin link, and hold nothing but lines.
 */
export const signature = z.object({
  strokes: z
    .array(stroke)
    .min(1)
    .max(maxStrokes)
    .refine((all) => all.reduce((sum, { length }) => sum + length, 0) <= maxNumbers, 'too_long')
    .refine(isWritten, 'not_written'),
});
export type Signature = z.infer<typeof signature>;
