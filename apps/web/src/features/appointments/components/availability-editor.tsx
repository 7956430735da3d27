import { useState } from 'react';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Availability, AvailabilityDraft } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { AppointmentCard } from './appointment-card.tsx';
import classes from './appointments.module.css';
import { ExceptionFields, RuleFields } from './availability-fields.tsx';
import { Rebooking } from './rebooking.tsx';

/** When the specialist sees patients, and what to do with whoever is booked in an absence. */
export function AvailabilityEditor() {
  const { t } = useTranslation('appointments');
  const availability = useQuery(read('readAvailability'));
  const [isSaved, setIsSaved] = useState(false);
  return (
    <QueryView query={availability}>
      {(known) => (
        <>
          <Displaced availability={known} />
          <Editor key={known.version} known={known} onSaved={() => setIsSaved(true)} />
          {isSaved && <Notice tone="success">{t('availability.saved')}</Notice>}
        </>
      )}
    </QueryView>
  );
}

function Displaced({
  availability: { displaced, today },
}: {
  readonly availability: Availability;
}) {
  const { t } = useTranslation('appointments');
  if (displaced.length === 0) return null;
  return (
    <Section title={t('displaced.title', { count: displaced.length })}>
      <Notice tone="warning">{t('displaced.text')}</Notice>
      <Rebooking />
      <ul className={classes['list']}>
        {displaced.map((appointment) => (
          <AppointmentCard key={appointment.id} appointment={appointment} today={today} />
        ))}
      </ul>
    </Section>
  );
}

/** A row of the form keeps what is typed into it, whichever rows go before it. */
type Row<Item> = { readonly key: string; readonly item: Item };

const rowOf = <Item,>(item: Item): Row<Item> => ({ key: crypto.randomUUID(), item });

function useRows<Item>(items: readonly Item[]) {
  const [rows, setRows] = useState(() => items.map(rowOf));
  return {
    rows,
    items: rows.map(({ item }) => item),
    add: (item: Item) => setRows((before) => [...before, rowOf(item)]),
    /** Nothing instead of it takes it away. */
    change: (key: string, item: Item | undefined) =>
      setRows((before) =>
        before.flatMap((row) =>
          row.key !== key ? [row] : item === undefined ? [] : [{ key, item }],
        ),
      ),
  };
}

type Rows<Item> = ReturnType<typeof useRows<Item>>;
const morning = { from: '09:00', to: '12:00', slotMinutes: 30 } as const;

type EditorProps = { readonly known: Availability; readonly onSaved: () => void };

function Editor({ known, onSaved }: EditorProps) {
  const { t } = useTranslation('appointments');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const rules = useRows(known.rules);
  const exceptions = useRows(known.exceptions);
  const save = useMutation({
    mutationFn: () => {
      const { version } = known;
      const body = { version, rules: rules.items, exceptions: exceptions.items };
      return api.call('saveAvailability', { body });
    },
    onSuccess: (saved) => {
      client.setQueryData(read('readAvailability').queryKey, saved);
      onSaved();
    },
    onError: () => void readAgain(client, 'readAvailability'),
  });
  return (
    <>
      <Rules rules={rules} today={known.today} />
      <Exceptions exceptions={exceptions} today={known.today} />
      {save.isError && <Notice tone="error">{wordsFor(save.error)}</Notice>}
      <Button size="md" loading={save.isPending} onClick={() => save.mutate()}>
        {t('availability.save')}
      </Button>
    </>
  );
}

type RulesProps = {
  readonly rules: Rows<AvailabilityDraft['rules'][number]>;
  readonly today: string;
};

function Rules({ rules: { rows, add, change }, today }: RulesProps) {
  const { t } = useTranslation('appointments');
  return (
    <Section title={t('availability.rules')}>
      {rows.length === 0 && <p className={classes['text']}>{t('availability.none')}</p>}
      {rows.map(({ key, item }) => (
        <RuleFields key={key} rule={item} onChange={(next) => change(key, next)} />
      ))}
      <Button
        variant="light"
        onClick={() => add({ ...morning, weekdays: [1], validFrom: today, everyWeeks: 1 })}
      >
        {t('availability.addRule')}
      </Button>
    </Section>
  );
}

type ExceptionsProps = {
  readonly exceptions: Rows<AvailabilityDraft['exceptions'][number]>;
  readonly today: string;
};

function Exceptions({ exceptions: { rows, add, change }, today }: ExceptionsProps) {
  const { t } = useTranslation('appointments');
  const days = { fromDay: today, toDay: today };
  return (
    <Section title={t('availability.exceptions')}>
      {rows.map(({ key, item }) => (
        <ExceptionFields key={key} exception={item} onChange={(next) => change(key, next)} />
      ))}
      <div className={classes['buttons']}>
        <Button variant="light" onClick={() => add({ kind: 'absence', ...days })}>
          {t('availability.addAbsence')}
        </Button>
        <Button variant="light" onClick={() => add({ kind: 'opening', ...days, ...morning })}>
          {t('availability.addOpening')}
        </Button>
      </div>
    </Section>
  );
}
