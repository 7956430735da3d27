import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceChips, Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './complaints.module.css';
import { Receipt } from './receipt.tsx';
import { emptyTold, ToldFields } from './told-fields.tsx';

const channels = ['phone', 'letter'] as const;
type Channel = (typeof channels)[number];

/** What came by telephone or letter; the number is read out, or written in the reply. */
export function RecordComplaint() {
  const { t } = useTranslation('complaints');
  const wordsFor = useErrorWords();
  const language = useLanguage();
  const today = useToday();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [channel, setChannel] = useState<Channel>('phone');
  const [receivedDay, setReceivedDay] = useState(today);
  const [told, setTold] = useState(emptyTold);
  const recording = useMutation({
    mutationFn: () => {
      const { subject } = told;
      if (subject === '') throw new Error('a complaint about nothing');
      const body = { ...told, subject, channel, receivedDay, language, idempotencyKey };
      return api.call('recordComplaint', { body });
    },
  });
  if (recording.data) {
    const { complaint, secret } = recording.data;
    return (
      <div className={classes['form']}>
        <Receipt number={complaint.number} secret={secret} dueDay={complaint.dueDay} />
        <Link to={`/complaints/${complaint.id}`}>{t('record.open')}</Link>
      </div>
    );
  }
  const isWhole = told.subject !== '' && told.text.trim() !== '' && told.provinceId !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && receivedDay !== '') recording.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ChoiceChips
        legend={t('facts.channel')}
        choices={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <TextInput
        type="date"
        label={t('record.receivedDay')}
        value={receivedDay}
        max={today}
        onChange={({ currentTarget }) => setReceivedDay(currentTarget.value)}
      />
      <ToldFields value={told} onChange={setTold} />
      {recording.isError && <Notice tone="error">{wordsFor(recording.error)}</Notice>}
      <Button type="submit" size="lg" disabled={!isWhole} loading={recording.isPending}>
        {t('record.save')}
      </Button>
    </form>
  );
}
