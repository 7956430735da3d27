import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { useClock } from '../clock/use-clock.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './opinion-due.module.css';

type OpinionDueProps = {
  readonly consultation: Pick<ConsultationSummary, 'mode' | 'status' | 'opinionDueAt'>;
};

function Due({ at }: { readonly at: string }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const isLate = useClock() > Date.parse(at);
  return (
    <p className={classes['due']} data-late={isLate || undefined} data-testid="opinion-due">
      <FileClock size={18} aria-hidden />
      {t(isLate ? 'opinion.late' : 'opinion.due', { time: format.dateTime(at) })}
    </p>
  );
}

/** When a written opinion is due, for as long as it is; late is said, not only coloured. */
export function OpinionDue({ consultation }: OpinionDueProps) {
  const { opinionDueAt, mode, status } = consultation;
  if (!opinionDueAt || mode !== 'asynchronous' || isClosed(status)) return null;
  return <Due at={opinionDueAt} />;
}
