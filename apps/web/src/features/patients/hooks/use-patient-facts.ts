import { useTranslation } from 'react-i18next';
import type { Patient } from '@qarib/contracts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';

/** Name, and what tells two people of one name apart. */
export function usePatientFacts(patient: Patient): { name: string; facts: readonly string[] } {
  const { t } = useTranslation('patients');
  const words = useCaseWords();
  const identifier = patient.healthCardNumber
    ? [t('file.card', { number: patient.healthCardNumber })]
    : patient.nationalId
      ? [patient.nationalId]
      : [];
  return {
    name: `${patient.givenName} ${patient.familyName}`,
    facts: [words.personLine(patient), ...identifier],
  };
}
