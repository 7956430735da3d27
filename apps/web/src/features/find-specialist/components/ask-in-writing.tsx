import { useState } from 'react';
import { Button, Stack, Textarea } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { ConfirmDialog, Notice, requiredField } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useAskAgain } from '../hooks/use-ask-again.ts';

/** The same case as a question in writing: only the question is new. */
export function AskInWriting({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('find-specialist');
  const wordsFor = useErrorWords();
  const [isOpen, setIsOpen] = useState(false);
  const [question, setQuestion] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const ask = useAskAgain(consultation, () => setIsOpen(false));
  const isMissing = question.trim() === '';

  function confirm(): void {
    setHasTried(true);
    if (!isMissing) ask.mutate(question.trim());
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<FileQuestion size={18} aria-hidden />}
        onClick={() => setIsOpen(true)}
        data-testid="ask-in-writing"
      >
        {t('writing.action')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('writing.title')}
        confirmLabel={t('writing.send')}
        cancelLabel={t('writing.back')}
        isPending={ask.isPending}
        onConfirm={confirm}
        onClose={() => setIsOpen(false)}
      >
        <Stack gap="md">
          <span>{t(`writing.due.${consultation.priority}`)}</span>
          <Textarea
            label={t('writing.question')}
            {...requiredField}
            description={t('writing.hint')}
            maxLength={1_000}
            autosize
            minRows={3}
            dir="auto"
            data-autofocus
            value={question}
            error={hasTried && isMissing ? t('writing.missing') : undefined}
            onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
          />
          {ask.isError && <Notice tone="error">{wordsFor(ask.error)}</Notice>}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
