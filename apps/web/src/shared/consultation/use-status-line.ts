import { useTranslation } from 'react-i18next';
import { endsWithSignature } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { useFormat } from '../i18n/use-format.ts';

/** One truthful sentence about where a consultation is: what happened last, who, and when. */
export function useStatusLine(): (consultation: ConsultationSummary) => string {
  const { t } = useTranslation('shared');
  const format = useFormat();
  return (consultation) => {
    const { status, responsible, rungCount, isNoteSigned } = consultation;
    const name = responsible?.name ?? '';
    if (endsWithSignature(consultation)) return t('statusLines.opinion', { name });
    const at = (instant: string | undefined) => (instant ? format.time(instant) : '');
    switch (status) {
      case 'draft':
        return t('statusLines.draft');
      case 'requested':
        if (consultation.mode === 'asynchronous') {
          return t('statusLines.asked', { time: at(consultation.waitingSince) });
        }
        return t('statusLines.requested', {
          count: rungCount,
          time: at(consultation.waitingSince),
        });
      case 'accepted':
        return t('statusLines.accepted', { name, time: at(consultation.acceptedAt) });
      case 'in-progress':
        return t('statusLines.inProgress', { name, time: at(consultation.startedAt) });
      case 'completed':
        return isNoteSigned
          ? t('statusLines.signed', { name })
          : t('statusLines.awaitingNote', { name, time: at(consultation.endedAt) });
      case 'cancelled':
        return t('statusLines.cancelled', { time: at(consultation.endedAt) });
      case 'expired':
        return t('statusLines.expired');
    }
  };
}
