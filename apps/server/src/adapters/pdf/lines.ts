import bidiFactory, { type EmbeddingLevels } from 'bidi-js';
import { familyOf, type Family } from './fonts.ts';

const bidi = bidiFactory();

/** Letters of one font and one direction, in the order they are read. */
export type Run = { readonly text: string; readonly family: Family };

/** One line as it is seen: its runs from left to right. */
export type Line = { readonly runs: readonly Run[]; readonly isRightToLeft: boolean };

/** Width of a run, in points. */
export type Measure = (run: Run) => number;

export type Setting = {
  readonly width: number;
  readonly measure: Measure;
  /** `auto` goes by the first letters, as with `dir="auto"`. */
  readonly direction: 'ltr' | 'rtl' | 'auto';
};

/** They order what is around them, and are nothing to be seen. */
const isUnseen = (character: string) => /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(character);
const isRightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Control characters that somebody pasted have no glyph; a tab is a space. */
const printable = (text: string) => text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '');

/** What one run of the line shows: mirrored signs, and no letters turned twice. */
function asDrawn(text: string, isOdd: boolean): string {
  if (!isOdd) return text;
  const mirrored = Array.from(text, (it) => bidi.getMirroredCharacter(it) ?? it);
  // The font's own shaping turns a run with Arabic letters round; signs and spaces alone it does not.
  return (isRightToLeftLetter.test(text) ? mirrored : mirrored.toReversed()).join('');
}

type Place = { readonly text: string; readonly levels: EmbeddingLevels };

/** The units from `start` to before `end` as runs from left to right. */
function runsOf({ text, levels }: Place, start: number, end: number): Run[] {
  const order = bidi.getReorderedIndices(text, levels, start, end - 1).slice(start, end);
  const seen = order.filter((at) => !isUnseen(text.charAt(at)));
  const runs: Run[] = [];
  let from = 0;
  for (let at = 1; at <= seen.length; at += 1) {
    if (at < seen.length && isSameRun({ text, levels }, seen[at - 1] ?? 0, seen[at] ?? 0)) continue;
    const units = seen.slice(from, at);
    const isOdd = ((levels.levels[units[0] ?? 0] ?? 0) & 1) === 1;
    const inOrder = units.toSorted((a, b) => a - b);
    const raw = inOrder.map((unit) => text.charAt(unit)).join('');
    runs.push({ text: asDrawn(raw, isOdd), family: familyAt(text, inOrder[0] ?? 0) });
    from = at;
  }
  return runs;
}

/** Half a pair of surrogates belongs to the font of the whole. */
const familyAt = (text: string, at: number) => familyOf(text.charAt(at));

function isSameRun({ text, levels }: Place, a: number, b: number): boolean {
  return (
    Math.abs(a - b) === 1 &&
    levels.levels[a] === levels.levels[b] &&
    familyAt(text, a) === familyAt(text, b)
  );
}

/** How wide a word is, by the fonts its letters are of: shaping never reaches over a space. */
function widthOfWord(word: string, measure: Measure): number {
  let width = 0;
  let from = 0;
  const seen = Array.from(word).filter((it) => !isUnseen(it));
  for (let at = 1; at <= seen.length; at += 1) {
    const family = familyOf(seen[from] ?? '');
    if (at < seen.length && familyOf(seen[at] ?? '') === family) continue;
    width += measure({ text: seen.slice(from, at).join(''), family });
    from = at;
  }
  return width;
}

const paragraphBreak = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** Breaks a text at its spaces, a word that fits no line between its letters, and orders each line. */
export function linesOf(text: string, setting: Setting): Line[] {
  return text
    .split(paragraphBreak)
    .flatMap((paragraph) => linesOfParagraph(printable(paragraph), setting));
}

function linesOfParagraph(text: string, { width, measure, direction }: Setting): Line[] {
  const levels = bidi.getEmbeddingLevels(text, direction);
  const isRightToLeft = ((levels.paragraphs[0]?.level ?? 0) & 1) === 1;
  if (text.trim() === '') return [{ runs: [], isRightToLeft }];
  const pieces = piecesOf(text, width, measure);
  return linedUp(pieces, width).map(([start, end]) => {
    const trimmed = start + Math.max(1, text.slice(start, end).trimEnd().length);
    return { runs: runsOf({ text, levels }, start, trimmed), isRightToLeft };
  });
}

/** A word and the space after it, from `start` to before `end`. */
type Piece = {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly spaceWidth: number;
};

function piecesOf(text: string, most: number, measure: Measure): Piece[] {
  return [...text.matchAll(/(\S*)(\s*)/g)]
    .filter(([whole]) => whole !== '')
    .flatMap(({ index, 1: word = '', 2: space = '' }) => {
      const parts = wordParts(word, most, measure);
      return parts.map(([from, to, width], at) => {
        const isLast = at === parts.length - 1;
        const end = index + to + (isLast ? space.length : 0);
        const spaceWidth = isLast ? widthOfWord(space, measure) : 0;
        return { start: index + from, end, width, spaceWidth };
      });
    });
}

type Part = readonly [from: number, to: number, width: number];

/** The word itself, or as many letters at a time as a line takes. */
function wordParts(word: string, most: number, measure: Measure): Part[] {
  const whole = widthOfWord(word, measure);
  if (whole <= most) return [[0, word.length, whole]];
  const letters = Math.max(1, Math.floor((word.length * most) / whole / 1.3));
  return Array.from({ length: Math.ceil(word.length / letters) }, (_, at) => {
    const from = at * letters;
    const to = Math.min(word.length, from + letters);
    return [from, to, widthOfWord(word.slice(from, to), measure)] as const;
  });
}

/** As many as fit on each line. */
function linedUp(pieces: readonly Piece[], most: number): (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const piece of pieces) {
    if (end > start && used + piece.width > most) {
      lines.push([start, end]);
      start = piece.start;
      used = 0;
    }
    used += piece.width + piece.spaceWidth;
    end = piece.end;
  }
  return [...lines, [start, end]];
}
