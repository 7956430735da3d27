import { useTranslation } from 'react-i18next';
import type { PrescriptionLine } from '@qarib/clinical';
import { useFormat } from '../i18n/use-format.ts';

/** How the parts of a note are said to a nurse and a patient. */
export function useNoteWords() {
  const { t } = useTranslation('note');
  const format = useFormat();

  function duration({ duration: given, frequency }: PrescriptionLine): string {
    if (!given || frequency === 'single-dose') return '';
    const { count, unit } = given;
    return unit === 'until-review'
      ? t('durations.until-review')
      : t(`durations.${unit}`, { count });
  }

  return {
    /** `1 g par la bouche, 3 fois par jour, pendant 3 jours`: what is chosen so far. */
    lineSentence(line: PrescriptionLine): string {
      const { dose, unit, route, frequency } = line;
      const amount = [
        dose === undefined ? '' : format.number(dose),
        unit ? t(`units.${unit}`) : '',
        route ? t(`routes.${route}`) : '',
      ];
      return [
        amount.filter((it) => it !== '').join(' '),
        frequency ? t(`frequencies.${frequency}`) : '',
        duration(line),
      ]
        .filter((it) => it !== '')
        .join(t('comma'));
    },
  };
}
