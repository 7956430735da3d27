import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './complaints.module.css';
import { Receipt } from './receipt.tsx';
import { emptyTold, ToldFields } from './told-fields.tsx';

/** Of a link the server knows the province; the form needs one all the same. */
const provinceOfLink = 'by-link';

/** Anybody complains; a second press of the button sends the same complaint. */
export function FileComplaint({ feedbackToken }: { readonly feedbackToken?: string | undefined }) {
  const { t } = useTranslation('complaints');
  const wordsFor = useErrorWords();
  const language = useLanguage();
  const isPlaceKnown = feedbackToken !== undefined;
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [told, setTold] = useState(emptyTold);
  const filing = useMutation({
    mutationFn: () => {
      const { subject } = told;
      if (subject === '') throw new Error('a complaint about nothing');
      const provinceId = isPlaceKnown ? provinceOfLink : told.provinceId;
      const body = { ...told, subject, provinceId, language, idempotencyKey, feedbackToken };
      return api.call('fileComplaint', { body });
    },
  });
  if (filing.data) return <Receipt {...filing.data} />;
  const isWhole =
    told.subject !== '' && told.text.trim() !== '' && (isPlaceKnown || told.provinceId !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) filing.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ToldFields value={told} onChange={setTold} isPlaceKnown={isPlaceKnown} />
      {filing.isError && <Notice tone="error">{wordsFor(filing.error)}</Notice>}
      <Button type="submit" size="lg" disabled={!isWhole} loading={filing.isPending}>
        {t('file.send')}
      </Button>
    </form>
  );
}
