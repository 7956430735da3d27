import { breakdownsOf, type PlaceKind } from '@qarib/clinical';
import {
  figuresCsvEnd,
  figuresCsvPath,
  figuresPdfPath,
  pdfEnd,
  pdfShare,
  type Language,
} from '@qarib/contracts';
import { ApiError } from '../../../shared/api/api-error.ts';
import { readFile } from '../../../shared/api/read-file.ts';
import type { FigureView } from './figure-view.ts';

export type FigureFile = {
  readonly view: FigureView;
  readonly placeKind: PlaceKind;
  readonly language: Language;
};

/** Told how much there is, 0 to 1. */
type Tell = (share: number) => void;
/** A file as it is saved; one that was cut is an error and no file. */
export type ReadFigureFile = (file: FigureFile, tell: Tell) => Promise<Blob>;

const queryOf = ({ view: { by: _, ...view }, language }: FigureFile) => ({
  query: { ...view, language },
});

export const readCsv: ReadFigureFile = async (file, tell) => {
  const isOfHospital = file.view.hospitalId !== undefined;
  const kinds = isOfHospital ? (['specialty'] as const) : breakdownsOf(file.placeKind);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  await readFile(figuresCsvPath, queryOf(file), (part) => {
    text += decoder.decode(part, { stream: true });
    const begun = kinds.findLastIndex((kind) => text.includes(`\n${kind};`));
    tell((begun + 1) / (kinds.length + 1));
  });
  text += decoder.decode();
  if (!isWholeCsv(text)) throw new ApiError('REPLY_UNREADABLE');
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
};

/** Its last line says how many there are before it. */
function isWholeCsv(text: string): boolean {
  const lines = text.trimEnd().split('\r\n');
  return lines.at(-1) === `${figuresCsvEnd};${lines.length - 1}`;
}

/** What is looked for may be cut by the border of two parts. */
const longestMark = 40;

export const readReport: ReadFigureFile = async (file, tell) => {
  const decoder = new TextDecoder('latin1');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let tail = '';
  let share = 0;
  await readFile(figuresPdfPath, queryOf(file), (part) => {
    parts.push(part);
    const text = tail + decoder.decode(part);
    share = Number([...text.matchAll(pdfShare)].at(-1)?.[1] ?? share);
    tail = text.slice(-longestMark);
    tell(share / 100);
  });
  if (share < 100 || !tail.trimEnd().endsWith(pdfEnd)) throw new ApiError('REPLY_UNREADABLE');
  return new Blob(parts, { type: 'application/pdf' });
};
