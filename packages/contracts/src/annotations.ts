import { z } from 'zod';
import { id, isoDateTime, line } from './primitives.ts';

/** 0 is the left or upper edge of the photo, 1 the right or lower one, however large it is shown. */
const share = z.number().min(0).max(1);
const point = z.tuple([share, share]);

/** Each holds its contrast on skin and on white alike, with the dark edge it is drawn with. */
export const annotationColours = ['yellow', 'cyan', 'red', 'white'] as const;

export const annotationShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pen'), points: z.array(point).min(2).max(400) }),
  z.object({ kind: z.literal('arrow'), from: point, to: point }),
  z.object({ kind: z.literal('circle'), centre: point, radius: point }),
  z.object({ kind: z.literal('text'), at: point, text: line(120) }),
]);
export type AnnotationShape = z.infer<typeof annotationShape>;

export const annotationDraft = z.object({
  colour: z.enum(annotationColours),
  shape: annotationShape,
});
export type AnnotationDraft = z.infer<typeof annotationDraft>;

/** A mark beside a photo, which itself is never changed. */
export const annotation = annotationDraft.extend({
  id: z.uuid().describe('made by the author, so that a retry is the same mark'),
  attachmentId: id,
  author: z.object({ id, name: z.string() }),
  addedAt: isoDateTime,
});
export type Annotation = z.infer<typeof annotation>;

export const annotationList = z.object({ annotations: z.array(annotation) });
