import { useState } from 'react';
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OnCallShift, Rota } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useRotaChange } from '../hooks/use-rota.ts';
import { useSpanWords } from '../hooks/use-span-words.ts';

type SwapDialogProps = {
  readonly shift: OnCallShift;
  readonly rota: Rota;
  readonly onClose: () => void;
};

/** Offers a shift to a colleague, alone or for one of theirs. */
export function SwapDialog({ shift, rota, onClose }: SwapDialogProps) {
  const { t } = useTranslation('rota');
  const wordsFor = useErrorWords();
  const span = useSpanWords();
  const change = useRotaChange(onClose);
  const colleagues = rota.colleagues.filter(
    ({ id, specialties }) => id !== shift.practitioner.id && specialties.includes(shift.specialty),
  );
  const [toId, setToId] = useState(colleagues[0]?.id ?? '');
  const [inReturnId, setInReturnId] = useState('');
  const [note, setNote] = useState('');
  const theirs = rota.shifts.filter(({ practitioner }) => practitioner.id === toId);
  const body = {
    version: shift.version,
    toId,
    note,
    ...(inReturnId !== '' && { inReturnId }),
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('swap.title', { span: span(shift, true) })}
      confirmLabel={t('swap.send')}
      cancelLabel={t('back')}
      isPending={change.isPending}
      onConfirm={() => {
        if (toId !== '') change.mutate({ kind: 'propose', params: { id: shift.id }, body });
      }}
      onClose={onClose}
    >
      <Stack gap="md">
        {colleagues.length === 0 && <Notice tone="info">{t('swap.nobody')}</Notice>}
        <NativeSelect
          label={t('swap.to')}
          value={toId}
          onChange={({ currentTarget }) => {
            setToId(currentTarget.value);
            setInReturnId('');
          }}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NativeSelect
          label={t('swap.inReturn')}
          value={inReturnId}
          onChange={({ currentTarget }) => setInReturnId(currentTarget.value)}
          data={[
            { label: t('swap.nothing'), value: '' },
            ...theirs.map((it) => ({ value: it.id, label: span(it, true) })),
          ]}
        />
        <TextInput
          label={t('swap.note')}
          maxLength={300}
          dir="auto"
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {change.isError && <Notice tone="error">{wordsFor(change.error)}</Notice>}
      </Stack>
    </ConfirmDialog>
  );
}
