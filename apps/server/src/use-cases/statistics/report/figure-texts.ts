import {
  consultationModes,
  consultationPriorities,
  definitionOf,
  figureOf,
  isFigureHidden,
  isSpecialty,
  waitClassMinutes,
  wordsOf,
  type Breakdown,
  type FigureId,
  type Step,
} from '@qarib/clinical';
import type { FigureRow, Figures, Language } from '@qarib/contracts';
import { documentFormat } from '../../documents/document-format.ts';
import { filled, noteWords } from '../../documents/words/document-words.ts';
import { reportWords, type ReportWords } from './words/report-words.ts';

type Total = Figures['total'];

/** Figures, and the rows they are in, as a report writes them. */
export function figureTexts(language: Language) {
  const { shown, atMost, longer } = reportWords[language];
  const { units, cards } = shown;
  const format = documentFormat(language);
  const inUnit = (unit: string, value: number) => filled(unit, { value: format.number(value) });

  const written = (id: FigureId, value: number): string => {
    const { unit } = definitionOf(id);
    if (unit === 'share') return format.percent(value);
    if (unit === 'perThousand') return format.number(Math.round(value * 10_000) / 10);
    if (unit === 'seconds') {
      return value < 90 * 60
        ? inUnit(units.minutes, Math.round(value / 60))
        : inUnit(units.hours, Math.round(value / 3_600));
    }
    if (unit === 'minutes') {
      return Number.isFinite(value)
        ? inUnit(atMost, value)
        : inUnit(longer, waitClassMinutes.at(-1) ?? 0);
    }
    if (unit === 'kilometres') return inUnit(units.kilometres, value);
    if (unit === 'milliseconds') return inUnit(units.milliseconds, Math.round(value));
    if (unit === 'kilobits') return inUnit(units.kilobits, Math.round(value));
    return format.number(unit === 'perCall' ? Math.round(value * 10) / 10 : value);
  };

  const valueOf = (id: FigureId, { counts, hidden }: Total): string | undefined => {
    if (isFigureHidden(id, hidden)) return undefined;
    const { value } = figureOf(id, counts);
    return value === undefined ? undefined : written(id, value);
  };

  const besideOf = (id: FigureId, total: Total, before: Total | undefined): string => {
    const { among } = figureOf(id, total.counts);
    const was = before && valueOf(id, before);
    return [
      among !== undefined && !isFigureHidden(id, total.hidden)
        ? filled(cards.among, { among: format.number(among) })
        : '',
      was === undefined ? '' : filled(cards.before, { before: was }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };

  const periodName = (day: string, step: Step | undefined): string => {
    if (step === 'year') return day.slice(0, 4);
    return step === 'month' || step === 'quarter' ? format.shortMonth(day) : format.shortDay(day);
  };

  return {
    nameOf: (id: FigureId) => wordsOf(id).name[language],
    definitionOf: (id: FigureId) => wordsOf(id).definition[language],
    /** Never an empty place: what may not be shown and what was not measured are said. */
    valueOf: (id: FigureId, total: Total) =>
      valueOf(id, total) ?? (isFigureHidden(id, total.hidden) ? cards.hidden : cards.nothing),
    besideOf,
    rowName: ({ by, step }: Figures, { value, name }: FigureRow) =>
      by === 'period'
        ? periodName(value, step)
        : (name?.[language] ?? valueName(language, by, value)),
  };
}

/** What a value is called that has no name of its own in the records. */
function valueName(language: Language, by: Breakdown, value: string): string {
  const { shown, priorities } = reportWords[language];
  const { values } = shown;
  if (value === 'none') return withoutOne(values, by);
  if (by === 'specialty' && isSpecialty(value)) return noteWords[language].specialties[value];
  if (by === 'age') {
    return value === 'unknown' ? values.ageUnknown : filled(values.age, { value });
  }
  const priority = consultationPriorities.find((it) => it === value);
  if (by === 'priority' && priority) return priorities[priority];
  const mode = consultationModes.find((it) => it === value);
  return mode ? values[mode] : value;
}

function withoutOne(values: ReportWords['shown']['values'], by: Breakdown): string {
  if (by === 'specialty') return values.noSpecialty;
  return by === 'facility' ? values.noSite : values.noCode;
}
