import { z } from 'zod';
import { specialties } from '@qarib/clinical';

/** An opaque identifier: ours are UUIDs, the demo's are readable. Never built from personal data. */
export const id = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{1,63}$/)
  .describe('opaque identifier');

/** Chosen by the client once per intention; a retry carries the same one. */
export const idempotencyKey = z.uuid().describe('one per intention, repeated on a retry');

export const isoDateTime = z.iso.datetime({ offset: true });
export const isoDate = z.iso.date();

/** One line a person typed. */
export const line = (max: number) => z.string().trim().min(1).max(max);
/** A name of a person in any script: letters and what joins them, no digits and no signs. */
export const personName = (max: number) => line(max).regex(/^\p{L}[\p{L}\p{M} '’ʼ.\-‐]*$/u);
/** Free text, possibly empty, kept exactly as it was typed. */
export const freeText = (max: number) => z.string().max(max);

export const localizedText = z.object({ fr: z.string(), ar: z.string(), en: z.string() });

export const languages = ['fr', 'ar', 'en'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

/** How each language writes dates. Morocco writes Western digits in Arabic too. */
export const dateLocales: Record<Language, string> = {
  fr: 'fr-MA-u-nu-latn',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};
/** And numbers: the French of Morocco would put the dot of a decimal between thousands. */
export const numberLocales: Record<Language, string> = { ...dateLocales, fr: 'fr-FR' };

export const specialty = z.enum(specialties);

export const coding = z.object({
  system: z.url().max(100),
  code: z.string().regex(/^[A-Za-z0-9.-]{1,20}$/),
  display: line(120),
});
