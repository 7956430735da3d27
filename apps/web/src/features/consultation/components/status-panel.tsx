import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import {
  BellRing,
  CalendarClock,
  CircleCheck,
  FileClock,
  PhoneMissed,
  UserCheck,
  Video,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { endsWithSignature, isCallable } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { useClock } from '../../../shared/clock/use-clock.ts';
import { durationParts } from '../../../shared/consultation/duration.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { CancelRequest } from './cancel-request.tsx';
import classes from './status-panel.module.css';

type ConsultationProps = { readonly consultation: Consultation };

const twoDigits = (count: number) => String(count).padStart(2, '0');

/** How long it has rung, to the second, in digits that stay in place. */
function RingingTime({ since }: { readonly since: string }) {
  const { t } = useTranslation('consultation');
  const { hours, minutes, seconds } = durationParts(Date.parse(since), useClock());
  return (
    <span className={classes['time']} role="timer">
      {t('ringing.since')}{' '}
      <bdi className="tabular" dir="ltr">
        {hours > 0 && `${hours}:`}
        {twoDigits(minutes)}:{twoDigits(seconds)}
      </bdi>
    </span>
  );
}

type StatusProps = { readonly icon: ReactNode; readonly title: string; readonly text: string };

/** How it ended; where nobody had taken it, nothing but a ring was called off. */
function useEnd(consultation: Consultation): Omit<StatusProps, 'icon'> {
  const { t } = useTranslation('consultation');
  const format = useFormat();
  const { status, responsible, isNoteSigned, signedAt } = consultation;
  const name = responsible?.name ?? '';
  if (status === 'expired') return { title: t('expired.title'), text: t('expired.text') };
  if (status === 'cancelled') {
    const words = responsible ? 'calledOff' : 'cancelled';
    return { title: t(`${words}.title`), text: t(`${words}.text`, { name }) };
  }
  const title = t('completed.title');
  if (!isNoteSigned) return { title, text: t('completed.waiting', { name }) };
  const date = signedAt && format.dateTime(signedAt);
  return {
    title,
    text: date ? t('completed.signedOn', { name, date }) : t('completed.signed', { name }),
  };
}

function usePanel(consultation: Consultation): StatusProps {
  const { t } = useTranslation('consultation');
  const end = useEnd(consultation);
  const { status, responsible, rungCount, isNoteSigned } = consultation;
  const name = responsible?.name ?? '';
  if (status === 'requested' && consultation.mode === 'asynchronous') {
    return {
      icon: <FileClock size={30} aria-hidden="true" />,
      title: t('asked.title'),
      text: t('asked.text'),
    };
  }
  if (endsWithSignature(consultation)) {
    return {
      icon: <FileClock size={30} aria-hidden="true" />,
      title: t('opinion.title', { name }),
      text: t('opinion.text'),
    };
  }
  switch (status) {
    case 'draft':
      return {
        icon: <CalendarClock size={30} aria-hidden="true" />,
        title: t('scheduled.title'),
        text: t('scheduled.text'),
      };
    case 'requested':
      return {
        icon: <BellRing size={30} aria-hidden="true" />,
        title: t(rungCount > 0 ? 'ringing.title' : 'ringing.nobody'),
        text: t('ringing.who', { count: rungCount }),
      };
    case 'accepted':
      return {
        icon: <UserCheck size={30} aria-hidden="true" />,
        title: t('accepted.title', { name }),
        text: t('accepted.text'),
      };
    case 'in-progress':
      return {
        icon: <Video size={30} aria-hidden="true" />,
        title: t('inProgress.title'),
        text: t('inProgress.text', { name }),
      };
    case 'completed':
      return {
        icon: isNoteSigned ? (
          <CircleCheck size={30} aria-hidden="true" />
        ) : (
          <FileClock size={30} aria-hidden="true" />
        ),
        ...end,
      };
    case 'cancelled':
    case 'expired':
      return { icon: <PhoneMissed size={30} aria-hidden="true" />, ...end };
  }
}

/** Where it is now, in words that are true, and the next step. Ways out of waiting stand together below. */
export function StatusPanel({ consultation }: ConsultationProps) {
  const { t } = useTranslation('consultation');
  const { id, status, patient } = consultation;
  const { icon, title, text } = usePanel(consultation);
  return (
    <section
      className={`${classes['panel'] ?? ''} no-print`}
      data-status={status}
      data-mode={consultation.mode}
      data-testid="consultation-status"
      aria-label={title}
    >
      <div className={classes['now']} role="status">
        <span className={classes['icon']}>{icon}</span>
        <div className={classes['words']}>
          <h2 className={classes['title']}>{title}</h2>
          <p className={classes['text']}>{text}</p>
        </div>
      </div>
      {status === 'requested' && consultation.mode === 'immediate' && (
        <div className={classes['ringing']}>
          <RingingTime since={consultation.waitingSince} />
          <p className={classes['text']}>{t('ringing.stay')}</p>
        </div>
      )}
      <OpinionDue consultation={consultation} />
      <div className={classes['actions']}>
        {isCallable(status) && (
          <Button
            component={Link}
            to={`/consultations/${id}/call`}
            leftSection={<Video size={20} aria-hidden="true" />}
          >
            {t('join')}
          </Button>
        )}
        {status === 'cancelled' && (
          <Button component={Link} to={`/patients/${patient.id}/request?again=${id}`}>
            {t('askAgain')}
          </Button>
        )}
        {status === 'draft' && (
          // Called off with its appointment: without it the time would stay taken.
          <Button component={Link} to="/appointments">
            {t('scheduled.see')}
          </Button>
        )}
      </div>
      {status === 'accepted' && (
        // Somebody waits in the call: what leads away from it stands apart from what leads in.
        <div className={classes['away']}>
          <CancelRequest consultation={consultation} />
        </div>
      )}
    </section>
  );
}
