import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { feedbackQuestions, type FeedbackQuestion } from '@qarib/clinical';
import { feedbackAnswers } from '@qarib/contracts';
import { ChoiceChips, LoadingState, Notice, Page, Section } from '@qarib/ui';
import { api, request } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './feedback.module.css';

const questions = Object.keys(feedbackQuestions) as FeedbackQuestion[];

/** Four questions about one consultation, answered by tapping; no name is asked. */
export function FeedbackForm({ token }: { readonly token: string }) {
  const { t } = useTranslation(['feedback', 'shared']);
  const wordsFor = useErrorWords();
  const format = useFormat();
  const language = useLanguage();
  const look = useQuery({
    queryKey: ['feedback-link', token],
    queryFn: ({ signal }) => request('lookAtFeedbackLink', { body: { token } }, signal),
    retry: false,
    staleTime: Infinity,
  });
  if (look.error) {
    // Half an address, as a message may break it, opens nothing either.
    const isDead = ['INVITATION_GONE', 'INPUT_INVALID'].includes(asApiError(look.error).code);
    return (
      <Page title={t('deadTitle')} width="narrow">
        <Notice tone="warning">{isDead ? t('dead') : wordsFor(look.error)}</Notice>
      </Page>
    );
  }
  if (!look.data) return <LoadingState label={t('shared:app.loading')} />;
  const { facilityName, day } = look.data;
  return (
    <Page
      title={t('title')}
      lead={t('lead', { place: facilityName[language], day: format.day(day) })}
      width="narrow"
    >
      <Section>
        <Questions token={token} />
      </Section>
    </Page>
  );
}

function Questions({ token }: { readonly token: string }) {
  const { t } = useTranslation('feedback');
  const wordsFor = useErrorWords();
  const [chosen, setChosen] = useState<Partial<Record<FeedbackQuestion, string>>>({});
  const answers = feedbackAnswers.safeParse(chosen);
  const give = useMutation({
    mutationFn: () =>
      api.call('giveFeedback', { body: { token, answers: feedbackAnswers.parse(chosen) } }),
  });
  // An answer that was lost on its way has used the link up all the same.
  const isGiven = give.isSuccess || asApiError(give.error).code === 'INVITATION_GONE';
  if (isGiven) {
    return (
      <div className={classes['form']}>
        <Notice tone="success" title={t('thanks')}>
          {t('thanksText')}
        </Notice>
        <Link to={`/complaint#${token}`}>{t('complain')}</Link>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answers.success) give.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      {questions.map((question) => (
        <ChoiceChips<string>
          key={question}
          legend={t(`questions.${question}`)}
          choices={feedbackQuestions[question].map((value) => ({
            value,
            label: t(`answers.${value}`),
          }))}
          value={chosen[question] ?? ''}
          onChange={(answer) => setChosen({ ...chosen, [question]: answer })}
        />
      ))}
      <p className={classes['soft']}>{t('noName')}</p>
      {give.isError && <Notice tone="error">{wordsFor(give.error)}</Notice>}
      <Button type="submit" size="lg" disabled={!answers.success} loading={give.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}
