import { useState, type SyntheticEvent } from 'react';
import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { passwordChange, passwordMinLength } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { PasswordField } from '../../../shared/forms/password-field.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';

type Wrong = { readonly current?: boolean; readonly next?: 'tooShort' | 'unchanged' };

/** What is wrong with what was typed; only the server knows whether the current password is right. */
function wrongIn(typed: ReturnType<typeof passwordChange.safeParse>): Wrong {
  const issues = typed.error?.issues ?? [];
  const next = issues.find(({ path }) => path[0] === 'newPassword');
  return {
    current: issues.some(({ path }) => path[0] === 'currentPassword'),
    ...(next && { next: next.code === 'custom' ? 'unchanged' : 'tooShort' }),
  };
}

/** A new password for the own account, for who knows the current one. */
export function ChangePassword() {
  const { t } = useTranslation(['change-password', 'shared']);
  const wordsFor = useErrorWords();
  const [wrong, setWrong] = useState<Wrong>({});
  const change = useMutation({
    mutationFn: (body: Parameters<typeof passwordChange.parse>[0]) =>
      api.call('changePassword', { body: passwordChange.parse(body) }),
  });

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = passwordChange.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setWrong(wrongIn(typed));
    if (typed.success && !change.isPending) change.mutate(typed.data);
  }

  if (change.isSuccess) {
    return (
      <Notice
        tone="success"
        title={t('done')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('shared:actions.goHome')}
          </Button>
        }
      >
        {t('doneText')}
      </Notice>
    );
  }
  return (
    <Section>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PasswordField
            name="currentPassword"
            label={t('current')}
            autoComplete="current-password"
            error={wrong.current && t('currentMissing')}
          />
          <PasswordField
            name="newPassword"
            label={t('next')}
            description={t('rule', { count: passwordMinLength })}
            autoComplete="new-password"
            error={wrong.next && t(wrong.next)}
          />
          <p>{t('others')}</p>
          {change.isError && <Notice tone="error">{wordsFor(change.error)}</Notice>}
          <Button type="submit" loading={change.isPending}>
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
