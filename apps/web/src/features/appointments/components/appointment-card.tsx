import { useState } from 'react';
import { Badge, Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canHaveBeenMissed } from '@qarib/clinical';
import type { Appointment } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { useClock } from '../../../shared/clock/use-clock.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useSession } from '../../../shared/session/session.ts';
import {
  useAppointmentActions,
  type AppointmentActions,
} from '../hooks/use-appointment-actions.ts';
import { dayOf, timeOf } from '../../../shared/appointments/wall-time.ts';
import classes from './appointments.module.css';
import { moveAppointment } from '../../../shared/appointments/booking-links.ts';

/** Often enough to offer at its minute what is possible from the hour of an appointment on. */
const clockStepMs = 10_000;

type CardProps = { readonly appointment: Appointment; readonly today: string };
type Asking = 'cancel' | 'miss' | undefined;

const tones = {
  booked: 'blue',
  arrived: 'green',
  fulfilled: 'gray',
  cancelled: 'gray',
  noshow: 'orange',
} as const;

/** One appointment: when, who, with whom, and what can be done about it now. */
export function AppointmentCard({ appointment, today }: CardProps) {
  const { t } = useTranslation(['appointments', 'shared']);
  const language = useLanguage();
  const wordsFor = useErrorWords();
  const { practitioner } = useSession();
  const actions = useAppointmentActions();
  const [asking, setAsking] = useState<Asking>();
  const { status, startsAt, endsAt, patient, reason, specialty, facility, hospital } = appointment;
  const isNurse = practitioner.role === 'nurse';
  const other = isNurse
    ? `${appointment.practitioner.name} · ${hospital.name[language]}`
    : facility.name[language];
  const error = Object.values(actions).find((it) => it.isError)?.error;
  return (
    <li className={classes['card']} data-status={status} data-testid="appointment">
      <div className={classes['when']}>
        <time dateTime={startsAt}>{timeOf(startsAt)}</time>
        <span className={classes['until']}>{timeOf(endsAt)}</span>
      </div>
      <div className={classes['who']}>
        <strong>
          <bdi>{patient.name}</bdi>
        </strong>
        <span className={classes['with']} dir="auto">
          {t(`shared:specialties.${specialty}`)} · {other}
        </span>
        {reason && (
          <span className={classes['with']} dir="auto">
            {reason}
          </span>
        )}
        <Badge color={tones[status]} variant="light" className={classes['badge'] ?? ''}>
          {t(`statuses.${status}`)}
        </Badge>
      </div>
      <CardButtons {...{ appointment, today, actions }} onAsk={setAsking} />
      {error && <Notice tone="error">{wordsFor(error)}</Notice>}
      <AskFirst {...{ appointment, actions, asking }} onClose={() => setAsking(undefined)} />
    </li>
  );
}

type ButtonsProps = CardProps & {
  readonly actions: AppointmentActions;
  readonly onAsk: (what: Asking) => void;
};

function CardButtons({ appointment, today, actions, onAsk }: ButtonsProps) {
  const { t } = useTranslation('appointments');
  const { status, consultationId, startsAt } = appointment;
  const isDue = dayOf(startsAt) <= today;
  const now = new Date(useClock(clockStepMs));
  if (consultationId !== undefined) {
    return (
      <div className={classes['buttons']}>
        <Button component={Link} to={`/consultations/${consultationId}`} variant="light">
          {t('actions.open')}
        </Button>
      </div>
    );
  }
  if (status !== 'booked' && status !== 'arrived') return null;
  return (
    <div className={classes['buttons']}>
      {status === 'booked' && isDue && (
        <Button
          loading={actions.arrive.isPending}
          onClick={() => actions.arrive.mutate(appointment)}
        >
          {t('actions.arrived')}
        </Button>
      )}
      {status === 'arrived' && (
        <Button loading={actions.start.isPending} onClick={() => actions.start.mutate(appointment)}>
          {t('actions.start')}
        </Button>
      )}
      {canHaveBeenMissed({ status, startsAt: new Date(startsAt) }, now) && (
        <Button variant="default" onClick={() => onAsk('miss')}>
          {t('actions.noShow')}
        </Button>
      )}
      {status === 'booked' && (
        <Button variant="default" component={Link} to={moveAppointment(appointment)}>
          {t('actions.move')}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={() => onAsk('cancel')}>
        {t('actions.cancel')}
      </Button>
    </div>
  );
}

type AskProps = {
  readonly appointment: Appointment;
  readonly actions: AppointmentActions;
  readonly asking: Asking;
  readonly onClose: () => void;
};

/** Neither can be taken back: the patient would be given another time. */
function AskFirst({ appointment, actions, asking, onClose }: AskProps) {
  const { t } = useTranslation('appointments');
  const [reason, setReason] = useState('');
  const { patient, startsAt } = appointment;
  const named = { name: patient.name, time: timeOf(startsAt) };
  const isCancelling = asking === 'cancel';
  const confirm = () => {
    if (isCancelling) actions.cancel.mutate({ it: appointment, reason }, { onSettled: onClose });
    else actions.miss.mutate(appointment, { onSettled: onClose });
  };
  return (
    <ConfirmDialog
      isOpen={asking !== undefined}
      title={t(isCancelling ? 'cancel.title' : 'noShow.title')}
      confirmLabel={t(isCancelling ? 'cancel.confirm' : 'noShow.confirm')}
      cancelLabel={t('cancel.keep')}
      isDangerous={isCancelling}
      isPending={actions.cancel.isPending || actions.miss.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={classes['text']}>{t(isCancelling ? 'cancel.text' : 'noShow.text', named)}</p>
      {isCancelling && (
        <Textarea
          label={t('cancel.reason')}
          maxLength={500}
          autosize
          minRows={2}
          dir="auto"
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
