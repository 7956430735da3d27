import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { specialties, type Specialty } from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
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
    onSuccess: () => {
      void readAgain(client, 'listAppointments', 'listFollowUps', 'readAvailability');
      void readAgain(client, 'readConsultation', 'listConsultations');
      void navigate('/appointments');
    },
    // Somebody was faster: what is free is looked up again.
    onError: () => {
      void readAgain(client, 'findSlots');
      onRefused();
    },
  });
}

/** Chooses a free time, and asks once more before it is taken. */
export function BookAppointment() {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  const wordsFor = useErrorWords();
  const [search] = useSearchParams();
  const [picked, setPicked] = useState<Picked>();
  const [reason, setReason] = useState('');
  const booking = useBooking(() => setPicked(undefined));
  const specialty = specialties.find((it) => it === search.get('specialty'));
  const isNew = !search.has('move');
  const initial = {
    specialty,
    practitionerId: search.get('practitioner') ?? undefined,
    from: search.get('from') ?? undefined,
    length: search.get('length') ?? '',
  };
  return (
    <>
      {booking.isError && <Notice tone="error">{wordsFor(booking.error)}</Notice>}
      <SlotPicker
        initial={initial}
        isSpecialtyGiven={specialty !== undefined}
        onPick={(slot, chosen) => setPicked({ slot, specialty: chosen, key: crypto.randomUUID() })}
      />
      <ConfirmDialog
        isOpen={picked !== undefined}
        title={t('booking.confirmTitle')}
        confirmLabel={t(isNew ? 'booking.confirm' : 'booking.move')}
        cancelLabel={t('booking.back')}
        isPending={booking.isPending}
        onConfirm={() => picked && booking.mutate({ ...picked, reason })}
        onClose={() => setPicked(undefined)}
      >
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
            maxLength={500}
            autosize
            minRows={2}
            dir="auto"
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
