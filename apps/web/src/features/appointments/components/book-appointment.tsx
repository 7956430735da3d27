import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { specialties, type Specialty } from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import { ConfirmDialog, Notice, requiredField } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { dayOf, timeOf } from '../../../shared/appointments/wall-time.ts';
import { lengthOf } from '../hooks/length-of.ts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import classes from './appointments.module.css';
import { SlotPicker } from './slot-picker.tsx';

type Picked = { readonly slot: Slot; readonly specialty: Specialty; readonly key: string };

function useBooking(onRefused: () => void) {
  const [search] = useSearchParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  const moved = search.get('move');
  return useMutation({
    mutationFn: ({ slot, specialty, key, reason }: Picked & { readonly reason: string }) => {
      const time = {
        practitionerId: slot.practitioner.id,
        startsAt: slot.startsAt,
        durationMinutes: lengthOf(slot),
      };
      if (moved) {
        const version = Number(search.get('version'));
        return api.call('rescheduleAppointment', {
          params: { id: moved },
          body: { ...time, version },
        });
      }
      const body = {
        ...time,
        idempotencyKey: key,
        patientId: search.get('patient') ?? '',
        specialty,
        reason,
        followUpId: search.get('followUp') ?? undefined,
        requestId: search.get('request') ?? undefined,
      };
      return api.call('bookAppointment', { body });
    },
    onSuccess: (_booked, { slot }) => {
      void readAgain(client, 'listAppointments', 'listFollowUps', 'readAvailability');
      void readAgain(client, 'readConsultation', 'listConsultations');
      void navigate(`/appointments?day=${dayOf(slot.startsAt)}`);
    },
    // Somebody was faster: what is free is looked up again.
    onError: () => {
      void readAgain(client, 'findSlots');
      onRefused();
    },
  });
}

/** Whose time is chosen. */
function ForPatient({ id }: { readonly id: string }) {
  const { t } = useTranslation('appointments');
  const { data } = useQuery({ ...read('readPatient', { params: { id } }), enabled: id !== '' });
  if (!data) return null;
  const name = `${data.familyName} ${data.givenName}`.trim();
  return <p className={classes['for']}>{t('booking.patient', { name })}</p>;
}

type ConfirmBookingProps = {
  readonly picked: Picked | undefined;
  readonly isPending: boolean;
  readonly onConfirm: (picked: Picked, reason: string) => void;
  readonly onClose: () => void;
};

function ConfirmBooking({ picked, isPending, onConfirm, onClose }: ConfirmBookingProps) {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  const [search] = useSearchParams();
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const isNew = !search.has('move');
  // What it is for is known of a follow-up, and of a request that now waits for its day.
  const needsReason = isNew && !search.has('followUp') && !search.has('request');
  const isMissing = needsReason && reason.trim() === '';
  const confirm = () => {
    setHasTried(true);
    if (picked && !isMissing) onConfirm(picked, reason);
  };
  return (
    <ConfirmDialog
      isOpen={picked !== undefined}
      title={t('booking.confirmTitle')}
      confirmLabel={t(isNew ? 'booking.confirm' : 'booking.move')}
      cancelLabel={t('booking.back')}
      isPending={isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ForPatient id={search.get('patient') ?? ''} />
      {picked && (
        <p>
          {t('booking.confirmText', {
            day: words.day(dayOf(picked.slot.startsAt)),
            time: timeOf(picked.slot.startsAt),
            name: picked.slot.practitioner.name,
          })}
        </p>
      )}
      <p className={classes['text']}>{t('booking.moroccanTime')}</p>
      {isNew && (
        <Textarea
          label={t('booking.reason')}
          {...(needsReason ? requiredField : {})}
          error={hasTried && isMissing && t('booking.reasonMissing')}
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

/** Chooses a free time, and asks once more before it is taken. */
export function BookAppointment() {
  const wordsFor = useErrorWords();
  const [search] = useSearchParams();
  const [picked, setPicked] = useState<Picked>();
  const close = () => setPicked(undefined);
  const booking = useBooking(close);
  const specialty = specialties.find((it) => it === search.get('specialty'));
  const initial = {
    specialty,
    practitionerId: search.get('practitioner') ?? undefined,
    from: search.get('from') ?? undefined,
    length: search.get('length') ?? '',
  };
  return (
    <>
      <ForPatient id={search.get('patient') ?? ''} />
      {booking.isError && <Notice tone="error">{wordsFor(booking.error)}</Notice>}
      <SlotPicker
        initial={initial}
        isSpecialtyGiven={specialty !== undefined}
        onPick={(slot, chosen) => setPicked({ slot, specialty: chosen, key: crypto.randomUUID() })}
      />
      <ConfirmBooking
        picked={picked}
        isPending={booking.isPending}
        onConfirm={(chosen, reason) => booking.mutate({ ...chosen, reason })}
        onClose={close}
      />
    </>
  );
}
