import { useState } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarX, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dayAfter, slotLengths, specialties, type Specialty } from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { dayOf, timeOf } from '../../../shared/appointments/wall-time.ts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import classes from './appointments.module.css';

export type SlotWish = {
  readonly specialty: Specialty | undefined;
  readonly practitionerId: string | undefined;
  readonly from: string | undefined;
  readonly length: string;
};

type SlotPickerProps = {
  readonly initial: SlotWish;
  readonly isSpecialtyGiven: boolean;
  readonly onPick: (slot: Slot, specialty: Specialty) => void;
};

/** Free times: the first of each hospital, and those of a week. */
export function SlotPicker({ initial, isSpecialtyGiven, onPick }: SlotPickerProps) {
  const { t } = useTranslation(['appointments', 'shared']);
  const [wish, setWish] = useState(initial);
  const { specialty, practitionerId, length } = wish;
  const usual = t('booking.lengthOfSlot');
  const lengths = slotLengths.map((minutes) => ({
    value: String(minutes),
    label: t('booking.minutes', { count: minutes }),
  }));
  return (
    <>
      <Section>
        <div className={classes['fields']}>
          {!isSpecialtyGiven && (
            <NativeSelect
              label={t('booking.specialty')}
              value={specialty ?? ''}
              onChange={({ currentTarget }) =>
                setWish({
                  ...wish,
                  specialty: specialties.find((it) => it === currentTarget.value),
                })
              }
              data={[
                { value: '', label: t('booking.chooseSpecialty'), disabled: true },
                ...specialties.map((it) => ({ value: it, label: t(`shared:specialties.${it}`) })),
              ]}
            />
          )}
          <NativeSelect
            label={t('booking.length')}
            value={length}
            onChange={({ currentTarget }) => setWish({ ...wish, length: currentTarget.value })}
            data={[{ value: '', label: usual }, ...lengths]}
          />
          {practitionerId !== undefined && (
            <Button
              variant="default"
              onClick={() => setWish({ ...wish, practitionerId: undefined })}
            >
              {t('booking.anySpecialist')}
            </Button>
          )}
        </div>
      </Section>
      {specialty === undefined ? (
        <EmptyState
          icon={<Stethoscope size={28} aria-hidden="true" />}
          title={t('booking.chooseTitle')}
          text={t('booking.chooseText')}
        />
      ) : (
        <FreeSlots
          wish={wish}
          specialty={specialty}
          onWeek={(from) => setWish({ ...wish, from })}
          onPick={(slot) => onPick(slot, specialty)}
        />
      )}
    </>
  );
}

type FreeSlotsProps = {
  readonly wish: SlotWish;
  readonly specialty: Specialty;
  readonly onWeek: (from: string) => void;
  readonly onPick: (slot: Slot) => void;
};

function FreeSlots({ wish, specialty, onWeek, onPick }: FreeSlotsProps) {
  const { t } = useTranslation('appointments');
  const { practitionerId, from, length } = wish;
  const durationMinutes = length === '' ? undefined : Number(length);
  const query = { specialty, practitionerId, from, durationMinutes };
  const found = useQuery(read('findSlots', { query }));
  const first = from ?? found.data?.today;
  const step = (count: number) => first && onWeek(dayAfter(first, count * 7));
  return (
    <QueryView query={found}>
      {(reply) =>
        reply.first.length === 0 ? (
          <EmptyState
            icon={<CalendarX size={28} aria-hidden="true" />}
            title={t('booking.noneTitle')}
            text={t('booking.noneText')}
          />
        ) : (
          <>
            <Section title={t('booking.first')}>
              <SlotList slots={reply.first} hasDay onPick={onPick} />
            </Section>
            <Section title={t('booking.week')}>
              <div className={classes['bar']}>
                <Button
                  variant="default"
                  disabled={!first || first <= reply.today}
                  onClick={() => step(-1)}
                >
                  {t('booking.weekBefore')}
                </Button>
                <Button variant="default" onClick={() => step(1)}>
                  {t('booking.weekAfter')}
                </Button>
              </div>
              <SlotDays slots={reply.slots} onPick={onPick} />
            </Section>
          </>
        )
      }
    </QueryView>
  );
}

type SlotsProps = { readonly slots: readonly Slot[]; readonly onPick: (slot: Slot) => void };

function SlotDays({ slots, onPick }: SlotsProps) {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  if (slots.length === 0) return <p className={classes['text']}>{t('booking.noneThisWeek')}</p>;
  return [...Map.groupBy(slots, ({ startsAt }) => dayOf(startsAt))].map(([day, its]) => (
    <div key={day} className={classes['day']}>
      <h3 className={classes['heading']}>{words.day(day)}</h3>
      <SlotList slots={its} onPick={onPick} />
    </div>
  ));
}

function SlotList({ slots, hasDay, onPick }: SlotsProps & { readonly hasDay?: boolean }) {
  const words = useDayWords();
  const language = useLanguage();
  return (
    <ul className={classes['slots']}>
      {slots.map((slot) => (
        <li key={`${slot.practitioner.id} ${slot.startsAt}`}>
          <Button
            variant="default"
            className={classes['slot'] ?? ''}
            justify="flex-start"
            onClick={() => onPick(slot)}
            data-testid="slot"
          >
            <span className={classes['slotText']}>
              <strong>
                {hasDay && `${words.day(dayOf(slot.startsAt))} · `}
                {timeOf(slot.startsAt)}
              </strong>
              <span dir="auto">{slot.practitioner.name}</span>
              <span className={classes['with']}>{slot.hospital.name[language]}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
