import { useTranslation } from 'react-i18next';
import {
  consultationPriorities,
  definitionOf,
  figureOf,
  isSpecialty,
  wordsOf,
  type Breakdown,
  type ShownCounts,
  type FigureId,
  type Step,
} from '@qarib/clinical';
import type { FigureRow } from '@qarib/contracts';
import { useFormat, type Format } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';

const longestMinutes = 120;

/** Figures and the rows they are in, as words. */
export function useFigureWords() {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const format = useFormat();

  const duration = (seconds: number): string => {
    if (seconds < 90 * 60)
      return t('units.minutes', { value: format.number(Math.round(seconds / 60)) });
    return t('units.hours', { value: format.number(Math.round(seconds / 3_600)) });
  };
  const written = (id: FigureId, value: number): string => {
    const { unit } = definitionOf(id);
    if (unit === 'share') return format.percent(value);
    if (unit === 'perThousand') return format.number(Math.round(value * 10_000) / 10);
    if (unit === 'seconds') return duration(value);
    if (unit === 'minutes' && !Number.isFinite(value))
      return t('units.longer', { value: longestMinutes });
    if (unit === 'minutes') return t('units.atMost', { value });
    if (unit === 'kilometres') return t('units.kilometres', { value: format.number(value) });
    if (unit === 'milliseconds')
      return t('units.milliseconds', { value: format.number(Math.round(value)) });
    if (unit === 'kilobits')
      return t('units.kilobits', { value: format.number(Math.round(value)) });
    return format.number(unit === 'perCall' ? Math.round(value * 10) / 10 : value);
  };
  const ofDimension = (by: Breakdown, value: string): string => {
    if (value === 'none') return withoutOne(by);
    if (by === 'specialty' && isSpecialty(value)) return shared(`specialties.${value}`);
    const priority = consultationPriorities.find((it) => it === value);
    if (by === 'priority' && priority) return shared(`priorities.${priority}`);
    if (by === 'age')
      return value === 'unknown' ? t('values.ageUnknown') : t('values.age', { value });
    return modeWord(value) ?? value;
  };
  const withoutOne = (by: Breakdown): string => {
    if (by === 'specialty') return t('values.noSpecialty');
    return by === 'facility' ? t('values.noSite') : t('values.noCode');
  };
  const modeWord = (value: string) => {
    if (value === 'immediate' || value === 'scheduled' || value === 'asynchronous') {
      return t(`values.${value}`);
    }
    return undefined;
  };
  return {
    nameOf: (id: FigureId) => wordsOf(id).name[language],
    definitionOf: (id: FigureId) => wordsOf(id).definition[language],
    /** `undefined` where there was nothing to divide by. */
    valueOf: (id: FigureId, counts: ShownCounts) => {
      const { value, among } = figureOf(id, counts);
      return { text: value === undefined ? undefined : written(id, value), value, among };
    },
    written,
    rowName: (by: Breakdown, { value, name }: FigureRow, step?: Step) =>
      by === 'period'
        ? periodName(format, value, step)
        : (name?.[language] ?? ofDimension(by, value)),
  };
}

function periodName(format: Format, day: string, step: Step | undefined): string {
  if (step === 'year') return day.slice(0, 4);
  return step === 'month' || step === 'quarter' ? format.month(day) : format.day(day);
}
