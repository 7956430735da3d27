import { z } from 'zod';
import { noteSections, noteStatuses, type NoteSection } from '@qarib/clinical';
import { freeText, id, isoDateTime } from './primitives.ts';

const section = freeText(20_000);
const sections = { subjective: section, objective: section, assessment: section, plan: section };

export const noteText = z.object({ ...sections, advice: section }) satisfies z.ZodType<
  Record<NoteSection, string>
>;

/** `version` is the one the writer started from; another writer's save in between is a conflict. */
export const noteDraft = z.object({ version: z.number().int().min(0), text: noteText });

export const note = z.object({
  consultationId: id,
  status: z.enum(noteStatuses),
  version: z.number().int().describe('0 before the first save'),
  text: noteText.partial().describe('only the sections the reader may see'),
  authorName: z.string().optional(),
  savedAt: isoDateTime.optional(),
  signedAt: isoDateTime.optional(),
  contentHash: z.string().optional().describe('SHA-256 of the signed text, hexadecimal'),
});
export type Note = z.infer<typeof note>;

export const noteSignature = z.object({ version: z.number().int().min(1) });
export const readableSections = noteSections;
