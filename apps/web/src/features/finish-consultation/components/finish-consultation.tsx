import { useState, type ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { finishConsultation } from '../finish.ts';

type FinishConsultationProps = {
  readonly consultationId: string;
  readonly isNoteSigned: boolean;
  /** The control that asks for it; the look is the page's. */
  readonly children: (ask: () => void) => ReactNode;
  readonly onFinished?: (consultation: Consultation) => void;
};

/** Ends the consultation for everybody, after asking and after saying what is left to do. */
export function FinishConsultation(props: FinishConsultationProps) {
  const { consultationId, isNoteSigned, children, onFinished } = props;
  const { t } = useTranslation(['finish-consultation', 'shared']);
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const finish = useMutation({
    mutationFn: () => finishConsultation(client, consultationId),
    onSuccess: (consultation) => {
      setIsAsking(false);
      onFinished?.(consultation);
    },
  });
  return (
    <>
      {children(() => setIsAsking(true))}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('title')}
        confirmLabel={t('confirm')}
        cancelLabel={t('keep')}
        isDangerous
        isPending={finish.isPending}
        onConfirm={() => finish.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('text')}</p>
        <p>{t(isNoteSigned ? 'noteSigned' : 'noteLeft')}</p>
        {finish.error && <Notice tone="error">{wordsFor(finish.error)}</Notice>}
      </ConfirmDialog>
    </>
  );
}
