import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isClosed, moroccanDay } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { useToday } from '../../../shared/clock/use-today.ts';
import { ConsultationList } from '../../../shared/consultation/consultation-list.tsx';

type TodaysConsultationsProps = { readonly consultations: readonly ConsultationSummary[] };

/** Today's, and whatever is still open from before: it is today's work too. */
export function TodaysConsultations({ consultations }: TodaysConsultationsProps) {
  const { t } = useTranslation('nurse-home');
  const today = useToday();
  const shown = consultations.filter(
    ({ status, requestedAt }) => !isClosed(status) || moroccanDay(new Date(requestedAt)) === today,
  );
  return (
    <Section title={t('today.title')}>
      {shown.length === 0 ? (
        <EmptyState
          icon={<CalendarClock size={28} aria-hidden="true" />}
          title={t('today.empty')}
          text={t('today.emptyText')}
        />
      ) : (
        <ConsultationList consultations={shown} />
      )}
    </Section>
  );
}
