import { useTranslation } from 'react-i18next';
import { fullName } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { useFormat } from '../i18n/use-format.ts';
import { useCaseWords } from './use-case-words.ts';

/** What stands above a printed note: whom it is about, what for, where and when. */
export function useNoteHeading(consultation: Consultation) {
  const { t } = useTranslation('shared');
  const words = useCaseWords();
  const format = useFormat();
  const { patient, reason, facility, specialty, requestedAt } = consultation;
  const name = fullName(patient);
  return {
    patient: `${name} · ${words.personLine(patient)}`,
    about: [
      t(`specialties.${specialty}`),
      words.reasonTitle(reason),
      words.siteName(facility),
      format.dateTime(requestedAt),
    ].join(' · '),
  };
}
