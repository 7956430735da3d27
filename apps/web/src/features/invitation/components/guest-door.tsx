import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GuestPass } from '@qarib/contracts';
import { LoadingState, Notice, Page, Section, requiredField } from '@qarib/ui';
import { api, request } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './invitation.module.css';

type GuestDoorProps = {
  readonly token: string;
  readonly onEntered: (pass: GuestPass) => void;
};

/** Who invites and into what; then a name, which uses the link up. */
export function GuestDoor({ token, onEntered }: GuestDoorProps) {
  const { t } = useTranslation(['invitation', 'shared']);
  const wordsFor = useErrorWords();
  const format = useFormat();
  const language = useLanguage();
  const [name, setName] = useState('');
  const look = useQuery({
    queryKey: ['guest-link', token],
    queryFn: ({ signal }) => request('lookAtGuestLink', { body: { token } }, signal),
    retry: false,
    staleTime: Infinity,
  });
  const enter = useMutation({
    mutationFn: () => api.call('enterAsGuest', { body: { token, name: name.trim() } }),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') enter.mutate();
  };
  if (look.error) {
    return (
      <Page title={t('door.deadTitle')} width="narrow">
        <Notice tone="warning">{wordsFor(look.error)}</Notice>
      </Page>
    );
  }
  if (!look.data) return <LoadingState label={t('shared:app.loading')} />;
  const { invitedBy, facilityName, specialty, guestKind, expiresAt } = look.data;
  return (
    <Page
      title={t('door.title')}
      lead={t('door.lead', { name: invitedBy, place: facilityName[language] })}
      width="narrow"
    >
      <Section title={t(`shared:guestKinds.${guestKind ?? 'other'}`)}>
        <form className={classes['way']} onSubmit={submit}>
          <p className={classes['soft']}>
            {t('door.text', {
              specialty: t(`shared:specialties.${specialty}`),
              until: format.time(expiresAt),
            })}
          </p>
          <TextInput
            label={t('door.name')}
            description={t('door.nameShown')}
            value={name}
            maxLength={80}
            autoComplete="name"
            required
            {...requiredField}
            onChange={(event) => setName(event.currentTarget.value)}
            data-testid="guest-name"
          />
          {enter.isError && <Notice tone="error">{wordsFor(enter.error)}</Notice>}
          <Button
            type="submit"
            size="lg"
            leftSection={<LogIn size={20} aria-hidden />}
            loading={enter.isPending}
            disabled={name.trim() === ''}
            data-testid="enter-as-guest"
          >
            {t('door.enter')}
          </Button>
        </form>
      </Section>
    </Page>
  );
}
