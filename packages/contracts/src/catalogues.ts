import { z } from 'zod';
import { codeSystems, specialties } from '@qarib/clinical';
import { id, localizedText } from './primitives.ts';
import { facility, facilityLevels } from './session.ts';

/** The catalogues, by the name of their file. */
export const catalogueNames = [
  'specialties',
  'icpc-2',
  'icd-10',
  'vaccinations',
  'regions',
  'provinces',
  'sites',
] as const;
export const catalogueName = z.enum(catalogueNames);
export type CatalogueName = z.infer<typeof catalogueName>;

/** What a Coding of each catalogue says as its system. */
export const catalogueSystems: Readonly<Record<CatalogueName, string>> = {
  specialties: 'urn:qarib:specialty',
  'icpc-2': codeSystems.icpc2,
  'icd-10': codeSystems.icd10,
  vaccinations: 'urn:qarib:vaccination-calendar',
  regions: 'urn:qarib:region',
  provinces: 'urn:qarib:province',
  sites: 'urn:qarib:site',
};

const catalogueCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);

/** One code with its words. `system` and `code` go into a Coding, with `display.en`. */
export const catalogueEntry = z.object({
  system: z.url().max(100),
  code: catalogueCode,
  display: localizedText,
  parent: catalogueCode.optional().describe('a province’s region, a site’s province'),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

export const byCatalogue = z.object({ system: catalogueName });

const mostCodes = 50;
export const catalogueSearch = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('beginnings of words in any of the three languages, or of a code; empty lists all'),
  codes: z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(catalogueCode).max(mostCodes))
    .optional()
    .describe('these codes instead, separated by commas; retired ones are found too'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type CatalogueSearch = z.infer<typeof catalogueSearch>;
export const catalogueEntries = z.object({ entries: z.array(catalogueEntry) });

/** A whole catalogue, as a device keeps it to search it without a network. */
export const catalogueToKeep = z.object({
  known: z.string().max(64).optional().describe('the digest of what is kept already'),
});
export const findableEntry = catalogueEntry.extend({
  words: z.string().describe('further words to find it by'),
});
export type FindableEntry = z.infer<typeof findableEntry>;
export const keptCatalogue = z.object({
  digest: z.string(),
  entries: z.array(findableEntry).optional().describe('absent: `known` is the present one'),
});

/** What the head of a catalogue file says of it. */
export const catalogueHeader = z.object({
  catalogue: catalogueName,
  version: z.iso.date().describe('the later one is newer'),
  source: z.string().min(10).max(1_000),
  licence: z.string().min(3).max(1_000),
});
export type CatalogueHeader = z.infer<typeof catalogueHeader>;

const word = z.string().trim().min(1).max(160);

const plainRow = z.object({
  code: catalogueCode,
  fr: word,
  ar: word,
  en: word,
  words: z.string().trim().max(400).default('').describe('further words to find it by'),
});

const dayCount = z.coerce.number().int().min(0).max(7_000);
const degrees = (most: number) => z.coerce.number().min(-most).max(most);

/** The columns of each catalogue's file: what every entry has, and what is its own. */
export const catalogueRows = {
  specialties: plainRow.extend({ code: z.enum(specialties) }),
  'icpc-2': plainRow.extend({ code: z.string().regex(/^[ABDFHKLNPRSTUWXYZ]\d\d$/) }),
  'icd-10': plainRow.extend({ code: z.string().regex(/^[A-Z]\d\d(\.\d)?$/) }),
  vaccinations: plainRow.extend({
    code: id,
    /** Whole months since birth, then days: a visit "at two months", "at birth". */
    months: dayCount,
    days: dayCount,
    vaccines: z.string().min(2).max(200),
    gender: z
      .enum(['', 'female', 'male'])
      .default('')
      .describe('whose visit it is; empty: everybody’s'),
  }),
  regions: plainRow.extend({ code: id }),
  provinces: plainRow.extend({ code: id, parent: id }),
  sites: plainRow.extend({
    code: id,
    parent: id,
    kind: facility.shape.kind,
    level: z.enum(['', ...facilityLevels]),
    latitude: degrees(90),
    longitude: degrees(180),
    hospitals: z
      .string()
      .transform((text) => text.split(' ').filter((part) => part !== ''))
      .pipe(z.array(id).max(10)),
  }),
} as const satisfies Record<CatalogueName, z.ZodObject>;
export type CatalogueRow<Name extends CatalogueName> = z.output<(typeof catalogueRows)[Name]>;
