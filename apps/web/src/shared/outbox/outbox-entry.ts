import { z } from 'zod';
import { annotationDraft, id, messageDraft } from '@qarib/contracts';

const common = { id: z.uuid(), consultationId: id, writtenAt: z.iso.datetime() };
const ofPhoto = { attachmentId: id };

/** Something a person did that the server does not have yet. Its id makes a retry the same deed. */
export const outboxEntry = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('message'), content: messageDraft.shape.content }),
  z.object({ ...common, ...ofPhoto, kind: z.literal('mark'), draft: annotationDraft }),
  z.object({ ...common, ...ofPhoto, kind: z.literal('unmark'), markId: z.uuid() }),
]);
export type OutboxEntry = z.infer<typeof outboxEntry>;
