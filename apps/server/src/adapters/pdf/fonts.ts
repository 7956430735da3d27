import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpack-woff.ts';

const { resolve } = createRequire(import.meta.url);

const families = ['noto-sans-latin', 'noto-sans-latin-ext', 'noto-sans-arabic-arabic'] as const;
export type Family = (typeof families)[number];
const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;
export type FontName = `${Family}-${Weight}`;

const packageOf = (family: Family) =>
  family === 'noto-sans-arabic-arabic' ? '@fontsource/noto-sans-arabic' : '@fontsource/noto-sans';

function readFont(family: Family, weight: Weight): Buffer {
  const file = `${packageOf(family)}/files/${family}-${weights[weight]}-normal.woff`;
  return unpackWoff(readFileSync(resolve(file)));
}

let read: ReadonlyMap<FontName, Buffer> | undefined;

/** The fonts of every script that is printed. Read once, when the first document is. */
export function allFonts(): ReadonlyMap<FontName, Buffer> {
  read ??= new Map(
    families.flatMap((family) =>
      (['regular', 'bold'] as const).map(
        (weight) => [`${family}-${weight}`, readFont(family, weight)] as const,
      ),
    ),
  );
  return read;
}

const isArabic = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\u200C\u200D\uFB50-\uFDFF\uFE70-\uFEFC]/;
/** What the first file of Noto Sans holds, as its package says; the second has the rest of Latin. */
const isBasicLatin =
  /[\u0000-\u00FF\u0131\u0152\u0153\u02BB\u02BC\u02C6\u02DA\u02DC\u0304\u0308\u0329\u2000-\u206F\u20AC\u2122\u2191\u2193\u2212\u2215\uFEFF\uFFFD]/;

/** Each file holds the letters of one script. */
export function familyOf(character: string): Family {
  if (isArabic.test(character)) return 'noto-sans-arabic-arabic';
  return isBasicLatin.test(character) ? 'noto-sans-latin' : 'noto-sans-latin-ext';
}
