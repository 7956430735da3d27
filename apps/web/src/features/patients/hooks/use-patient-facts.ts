import { useTranslation } from 'react-i18next';
import { fullName } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';

type Known = Pick<
  Patient,
  | 'familyName'
  | 'givenName'
  | 'gender'
  | 'birthDate'
  | 'isBirthDateEstimated'
  | 'motherName'
  | 'healthCardNumber'
  | 'nationalId'
>;

/** Name, and what tells two people of one name apart. */
export function usePatientFacts(patient: Known): { name: string; facts: readonly string[] } {
  const { t } = useTranslation('patients');
  const words = useCaseWords();
  const identifier = patient.healthCardNumber
    ? [t('file.card', { number: patient.healthCardNumber })]
    : patient.nationalId
      ? [patient.nationalId]
      : [];
  const mother =
    patient.givenName === '' && patient.motherName
      ? [t('file.childOf', { name: patient.motherName })]
      : [];
  return { name: fullName(patient), facts: [words.personLine(patient), ...mother, ...identifier] };
}
