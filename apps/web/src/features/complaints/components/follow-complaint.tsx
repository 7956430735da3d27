import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isCaseNumber, normalizeCaseNumber, shownCaseNumber } from '@qarib/clinical';
import type { FollowedComplaint } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './complaints.module.css';

function Standing({ number, state, receivedDay, dueDay, due, ...rest }: FollowedComplaint) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  return (
    <div className={classes['card']} role="status">
      <p className={classes['head']}>
        <bdi dir="ltr" className={classes['number']}>
          {shownCaseNumber(number)}
        </bdi>
        <strong>{t(`states.${state}`)}</strong>
      </p>
      <p className={classes['facts']}>
        <span>{t('receivedOn', { day: format.day(receivedDay) })}</span>
        {due && <span>{t('answerBy', { day: format.day(dueDay) })}</span>}
        {rest.answeredDay && <span>{t('answeredOn', { day: format.day(rest.answeredDay) })}</span>}
      </p>
      {rest.answer && (
        <p className={classes['text']} dir="auto">
          {rest.answer}
        </p>
      )}
    </div>
  );
}

/** How it stands, by number and secret. A wrong digit is told before anything is asked. */
export function FollowComplaint() {
  const { t } = useTranslation('complaints');
  const wordsFor = useErrorWords();
  const [number, setNumber] = useState('');
  const [secret, setSecret] = useState('');
  const follow = useMutation({
    mutationFn: () => api.call('followComplaint', { body: { number, secret } }),
  });
  const digits = normalizeCaseNumber(number);
  const isWrong = digits.length >= 9 && !isCaseNumber(digits);
  const isWhole = isCaseNumber(digits) && /^\d{10}$/.test(normalizeCaseNumber(secret));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) follow.mutate();
  };
  const isUnknown = follow.isError && asApiError(follow.error).code === 'NOT_FOUND';
  return (
    <form className={classes['form']} onSubmit={submit}>
      <div className={classes['pair']}>
        <TextInput
          label={t('number')}
          description={t('follow.numberHint')}
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          error={isWrong && t('follow.wrongNumber')}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
        />
        <TextInput
          label={t('secret')}
          description={t('follow.secretHint')}
          value={secret}
          onChange={({ currentTarget }) => setSecret(currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
        />
      </div>
      {follow.isError && (
        <Notice tone="error">{isUnknown ? t('follow.unknown') : wordsFor(follow.error)}</Notice>
      )}
      {follow.data && <Standing {...follow.data} />}
      <Button type="submit" size="lg" disabled={!isWhole} loading={follow.isPending}>
        {t('follow.show')}
      </Button>
    </form>
  );
}
