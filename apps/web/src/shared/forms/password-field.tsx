import type { ReactNode } from 'react';
import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type PasswordFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly autoComplete: 'current-password' | 'new-password';
  /** What is wrong with it. */
  readonly error?: ReactNode;
};

/** A password, which can be shown to who types it. Its input does not say by itself that it is wrong. */
export function PasswordField({ error, ...field }: PasswordFieldProps) {
  const { t } = useTranslation('shared');
  return (
    <PasswordInput
      {...field}
      dir="ltr"
      error={error}
      aria-invalid={error ? true : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('actions.showPassword') }}
      rightSectionWidth={48}
    />
  );
}
