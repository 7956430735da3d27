import { useState } from 'react';
import { NativeSelect, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, Notice, requiredField } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';

type PassOnDialogProps = {
  readonly kind: 'offer' | 'return';
  readonly consultationId: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string, toId: string) => void;
  readonly onClose: () => void;
};

/** To whom, and why: the reason stays with the case. */
export function PassOnDialog(props: PassOnDialogProps) {
  const { kind, consultationId, isPending, error, onConfirm, onClose } = props;
  const { t } = useTranslation('pass-on');
  const wordsFor = useErrorWords();
  const language = useLanguage();
  const found = useQuery({
    ...read('listHandOverColleagues', { params: { id: consultationId } }),
    enabled: kind === 'offer',
  });
  const [chosenId, setChosenId] = useState('');
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const colleagues = found.data?.colleagues ?? [];
  const isNobody = found.isSuccess && colleagues.length === 0;
  const toId = chosenId || (colleagues[0]?.id ?? '');
  const isReady = reason.trim() !== '' && (kind === 'return' || toId !== '');
  return (
    <ConfirmDialog
      isOpen
      title={t(`${kind}.title`)}
      confirmLabel={t(`${kind}.confirm`)}
      cancelLabel={t('back')}
      isPending={isPending}
      onConfirm={() => {
        setHasTried(true);
        if (isReady) onConfirm(reason.trim(), toId);
      }}
      onClose={onClose}
    >
      <Stack gap="md">
        <span>{t(`${kind}.text`)}</span>
        {isNobody && <Notice tone="info">{t('offer.nobody')}</Notice>}
        {kind === 'offer' && !isNobody && (
          <NativeSelect
            label={t('offer.to')}
            {...requiredField}
            value={toId}
            onChange={({ currentTarget }) => setChosenId(currentTarget.value)}
            data={colleagues.map(({ id, name, hospital, isOnCall }) => ({
              value: id,
              label: [name, hospital.name[language], ...(isOnCall ? [t('offer.onCall')] : [])].join(
                ' · ',
              ),
            }))}
          />
        )}
        <Textarea
          label={t('reason')}
          {...requiredField}
          maxLength={300}
          autosize
          minRows={2}
          dir="auto"
          value={reason}
          error={hasTried && reason.trim() === '' ? t('reasonMissing') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {found.error && <Notice tone="error">{wordsFor(found.error)}</Notice>}
        {error && <Notice tone="error">{wordsFor(error)}</Notice>}
      </Stack>
    </ConfirmDialog>
  );
}
