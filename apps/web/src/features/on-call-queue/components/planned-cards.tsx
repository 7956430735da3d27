import { Button } from '@mantine/core';
import { CalendarCheck, CalendarClock, CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Appointment, FollowUp } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { bookFollowUp } from '../../../shared/appointments/booking-links.ts';
import { useStartAppointment } from '../../../shared/appointments/use-start-appointment.ts';
import { timeOf } from '../../../shared/appointments/wall-time.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { DeskCard } from './desk-card.tsx';
import { WaitingTime } from './waiting-time.tsx';

type AppointmentProps = { readonly appointment: Appointment };

/** One of today's appointments that has not begun. */
export function PlannedAppointment({ appointment }: AppointmentProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const { patient, facility, specialty, reason, startsAt, endsAt, arrivedAt } = appointment;
  const at = t('desk.at', { time: `${timeOf(startsAt)} – ${timeOf(endsAt)}` });
  return (
    <DeskCard
      testId="desk-appointment"
      priority="routine"
      mode={
        <>
          <CalendarClock size={18} aria-hidden />
          {t('modes.appointment')} · {at}
        </>
      }
      time={
        arrivedAt !== undefined && (
          <>
            {t('desk.here')} <WaitingTime since={arrivedAt} />
          </>
        )
      }
      title={reason === '' ? undefined : reason}
      patient={
        <>
          <strong dir="auto">{patient.name}</strong> · {words.personLine(patient)}
        </>
      }
      site={`${words.siteName(facility)} · ${t(`shared:specialties.${specialty}`)}`}
      actions={<AppointmentActions appointment={appointment} />}
    />
  );
}

function AppointmentActions({ appointment }: AppointmentProps) {
  const { t } = useTranslation('on-call-queue');
  const wordsFor = useErrorWords();
  const start = useStartAppointment();
  const { name } = appointment.patient;
  return (
    <>
      {appointment.status === 'arrived' && (
        <Button
          leftSection={<CalendarCheck size={18} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate(appointment)}
          aria-label={t('appointment.startLabel', { name })}
        >
          {t('appointment.start')}
        </Button>
      )}
      <Button
        variant="default"
        component={Link}
        to="/appointments"
        aria-label={t('appointment.seeLabel', { name })}
      >
        {t('appointment.see')}
      </Button>
      {start.error && <Notice tone="error">{wordsFor(start.error)}</Notice>}
    </>
  );
}

/** Who is to be seen again soon, and has no time yet. */
export function PlannedFollowUp({ followUp }: { readonly followUp: FollowUp }) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const format = useFormat();
  const today = useToday();
  const { patient, facility, specialty, reason, dueOn } = followUp;
  const { name } = patient;
  return (
    <DeskCard
      testId="desk-follow-up"
      priority="routine"
      mode={
        <>
          <CalendarPlus size={18} aria-hidden />
          {t('modes.followUp')}
        </>
      }
      time={t(dueOn < today ? 'desk.overdue' : 'desk.dueOn', { day: format.day(dueOn) })}
      title={reason === '' ? undefined : reason}
      patient={
        <>
          <strong dir="auto">{name}</strong> · {words.personLine(patient)}
        </>
      }
      site={`${words.siteName(facility)} · ${t(`shared:specialties.${specialty}`)}`}
      actions={
        <Button
          variant="light"
          component={Link}
          to={bookFollowUp(followUp)}
          aria-label={t('followUp.bookLabel', { name })}
        >
          {t('followUp.book')}
        </Button>
      }
    />
  );
}
