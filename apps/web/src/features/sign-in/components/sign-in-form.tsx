import { useState, type SyntheticEvent } from 'react';
import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { credentials, type Session } from '@qarib/contracts';
import { Notice } from '@qarib/ui/shell';
import { api } from '../../../shared/api/api-client.ts';
import { PasswordField } from '../../../shared/forms/password-field.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';

type Wrong = { readonly email?: boolean; readonly password?: boolean };
type SignInFormProps = { readonly onSignedIn: (session: Session) => Promise<void> };

/** Two fields the browser fills in by itself: it needs no form library, and this page is the first to download. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const wordsFor = useErrorWords();
  const [wrong, setWrong] = useState<Wrong>({});
  const signIn = useMutation({
    mutationFn: (body: Parameters<typeof credentials.parse>[0]) =>
      api.call('signIn', { body: credentials.parse(body) }),
    onSuccess: onSignedIn,
  });

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = credentials.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    const paths = typed.success ? [] : typed.error.issues.map(({ path }) => path[0]);
    setWrong({ email: paths.includes('email'), password: paths.includes('password') });
    if (typed.success && !signIn.isPending) signIn.mutate(typed.data);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          dir="ltr"
          error={wrong.email && t('emailWrong')}
        />
        <PasswordField
          name="password"
          label={t('password')}
          autoComplete="current-password"
          error={wrong.password && t('passwordMissing')}
        />
        {signIn.isError && <Notice tone="error">{wordsFor(signIn.error)}</Notice>}
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
