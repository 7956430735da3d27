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

type Range = readonly [first: number, last: number];

/** As the packages say of their files; the joiners shape Arabic letters. */
const arabic: readonly Range[] = [
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x8a0, 0x8ff],
  [0x200c, 0x200d],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
];
/** What the first file of Noto Sans holds; the second has the rest of Latin. */
const basicLatin: readonly Range[] = [
  [0x0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x304, 0x304],
  [0x308, 0x308],
  [0x329, 0x329],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
];

const isIn = (ranges: readonly Range[], code: number) =>
  ranges.some(([first, last]) => code >= first && code <= last);

/** Each file holds the letters of one script. */
export function familyOf(character: string): Family {
  const code = character.codePointAt(0) ?? 0;
  if (isIn(arabic, code)) return 'noto-sans-arabic-arabic';
  return isIn(basicLatin, code) ? 'noto-sans-latin' : 'noto-sans-latin-ext';
}
