import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { professionalNumberPattern } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useKeepSession } from '../../../shared/session/session.ts';
import classes from './note.module.css';

/** Whoever cannot sign for want of a number says it here, once, and goes on. */
export function OwnNumber({ onKept }: { readonly onKept: () => void }) {
  const { t } = useTranslation('consultation-note');
  const wordsFor = useErrorWords();
  const keep = useKeepSession();
  const [typed, setTyped] = useState('');
  const professionalNumber = typed.replace(/\s/g, '');
  const keeping = useMutation({
    mutationFn: () => api.call('setProfessionalNumber', { body: { professionalNumber } }),
    onSuccess: (session) => {
      keep(session);
      onKept();
    },
  });
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate();
      }}
    >
      <TextInput
        label={t('number.label')}
        description={t('number.description')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        inputMode="numeric"
        dir="ltr"
        maxLength={20}
      />
      {keeping.error && <Notice tone="error">{wordsFor(keeping.error)}</Notice>}
      <Button
        type="submit"
        loading={keeping.isPending}
        disabled={!professionalNumberPattern.test(professionalNumber)}
      >
        {t('number.keep')}
      </Button>
    </form>
  );
}
