import { dayAfter, indicators } from '@qarib/clinical';
import type { FigureRow, Figures, Language } from '@qarib/contracts';
import type { FigureBlock, SheetBlock } from '../../../ports/documents.ts';
import { documentFormat } from '../../documents/document-format.ts';
import { filled } from '../../documents/words/document-words.ts';
import { figureTexts } from './figure-texts.ts';
import { reportWords } from './words/report-words.ts';

/** Each is part of the one before it. */
const layers = ['requested', 'answered', 'completed'] as const;
/** A Monday: only what its weekday is called is written. */
const monday = '2026-01-05';
const mostTicks = 4;

/** One breakdown as pictures with the numbers behind them; what is hidden is said below. */
export function breakdownBlocks(figures: Figures, language: Language): SheetBlock[] {
  const { breakdown } = reportWords[language].shown;
  if (figures.rows.length === 0) return [{ kind: 'words', text: breakdown.empty }];
  const hasHidden = figures.rows.some(isHidden);
  return [
    ...pictured(figures, language),
    ...(hasHidden ? [{ kind: 'words', text: breakdown.hiddenNote } as const] : []),
  ];
}

function pictured(figures: Figures, language: Language): SheetBlock[] {
  if (figures.by === 'hour') {
    const note = { kind: 'words', text: reportWords[language].hoursNote } as const;
    return [note, hoursGrid(figures, language)];
  }
  const table = tableOf(figures, language);
  return figures.by === 'period' ? [columnsOf(figures, language), table] : [table];
}

const isHidden = ({ hidden }: FigureRow) => hidden.includes('requests');
const mostRequested = ({ rows }: Figures) =>
  Math.max(1, ...rows.map(({ counts }) => counts.requested ?? 0));

function tableOf(figures: Figures, language: Language): FigureBlock {
  const { shown } = reportWords[language];
  const texts = figureTexts(language);
  const format = documentFormat(language);
  const most = mostRequested(figures);
  return {
    kind: 'table',
    heads: [shown.by[figures.by], ...indicators.map(texts.nameOf)],
    rows: figures.rows.map((row) => ({
      name: texts.rowName(figures, row),
      share: (row.counts.requested ?? 0) / most,
      cells: isHidden(row)
        ? undefined
        : indicators.map((indicator) => format.number(row.counts[indicator] ?? 0)),
    })),
    hiddenText: shown.breakdown.hidden,
  };
}

function columnsOf(figures: Figures, language: Language): FigureBlock {
  const texts = figureTexts(language);
  const format = documentFormat(language);
  return {
    kind: 'columns',
    layers: layers.map(texts.nameOf),
    columns: figures.rows.map((row) => ({
      name: texts.rowName(figures, row),
      values: isHidden(row) ? undefined : layers.map((layer) => row.counts[layer] ?? 0),
    })),
    ticks: ticksUpTo(mostRequested(figures)).map((value) => ({
      value,
      text: format.number(value),
    })),
    hiddenText: reportWords[language].shown.breakdown.hidden,
  };
}

/** Round numbers from nought to at least `most`, a few of them. */
export function ticksUpTo(most: number): number[] {
  const rough = Math.max(1, most / mostTicks);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((it) => it * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

function hoursGrid(figures: Figures, language: Language): FigureBlock {
  const { hourCell } = reportWords[language];
  const format = documentFormat(language);
  const most = mostRequested(figures);
  const rowOf = new Map(figures.rows.map((row) => [row.value, row]));
  const cellOf = (row: FigureRow | undefined) => {
    if (row && isHidden(row)) return { text: '·', strength: 0 };
    const { requested = 0, unmet = 0 } = row?.counts ?? {};
    const both = { requested: format.number(requested), unmet: format.number(unmet) };
    const text = unmet > 0 ? filled(hourCell, both) : both.requested;
    return { text, strength: requested / most };
  };
  return {
    kind: 'grid',
    heads: [1, 2, 3, 4, 5, 6, 7].map((weekday) => format.weekday(dayAfter(monday, weekday - 1))),
    rows: Array.from({ length: 24 }, (_, hour) => ({
      name: `${String(hour).padStart(2, '0')}:00`,
      cells: [1, 2, 3, 4, 5, 6, 7].map((weekday) => cellOf(rowOf.get(`${weekday}-${hour}`))),
    })),
  };
}
