import { useTranslation } from 'react-i18next';
import { endsWithSignature, type NoteContent } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';

/** What a signature sets going besides itself: nobody shall be surprised by a closed case. */
export function useSignatureWords(
  consultation: Consultation,
  { followUp, referral }: NoteContent,
  isAmendment: boolean,
): readonly string[] {
  const { t } = useTranslation('consultation-note');
  const format = useFormat();
  return [
    ...(isAmendment ? [t('sign.keepsOriginal')] : []),
    ...(endsWithSignature(consultation) ? [t('sign.closesOpinion')] : []),
    ...(followUp?.date ? [t('sign.plansFollowUp', { date: format.day(followUp.date) })] : []),
    ...(referral?.facilityName ? [t('sign.asksFor', { facility: referral.facilityName })] : []),
  ];
}
