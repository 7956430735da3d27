import { useState } from 'react';
import { Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, requiredField } from '@qarib/ui';

type WithdrawDialogProps = {
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

/** The patient takes their word back: why is kept, for whoever sees the case. */
export function WithdrawDialog({ isOpen, isPending, onConfirm, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('consent');
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const isMissing = reason.trim() === '';

  function confirm(): void {
    setHasTried(true);
    if (!isMissing) onConfirm(reason.trim());
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('withdrawTitle')}
      confirmLabel={t('withdraw')}
      cancelLabel={t('keep')}
      isDangerous
      isPending={isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="md">
        <span>{t('withdrawText')}</span>
        <TextInput
          label={t('withdrawReason')}
          {...requiredField}
          maxLength={300}
          dir="auto"
          data-autofocus
          value={reason}
          error={hasTried && isMissing ? t('withdrawReasonMissing') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
