import { Text, Title, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '@qarib/clinical';
import type { Session } from '@qarib/contracts';
import { Notice } from '@qarib/ui/shell';
import { api } from '../../../shared/api/api-client.ts';
import { read } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './demo-people.module.css';

type DemoPeopleProps = { readonly onSignedIn: (session: Session) => Promise<void> };

/** One tap per person. Outside demo mode the server has nobody to offer and this is not there. */
export function DemoPeople({ onSignedIn }: DemoPeopleProps) {
  const { t } = useTranslation('sign-in');
  const { t: shared } = useTranslation('shared');
  const language = useLanguage();
  const wordsFor = useErrorWords();
  const { data } = useQuery({ ...read('listDemoPeople'), retry: false, staleTime: Infinity });
  const signIn = useMutation({
    mutationFn: (practitionerId: string) =>
      api.call('signInAsDemoPerson', { body: { practitionerId } }),
    onSuccess: onSignedIn,
  });
  if (!data || data.people.length === 0) return null;

  return (
    <section aria-labelledby="demo-title" className={classes['demo']}>
      <div>
        <Title order={2} id="demo-title">
          {t('demo.title')}
        </Title>
        <Text c="dimmed">{t('demo.text')}</Text>
      </div>
      {signIn.isError && <Notice tone="error">{wordsFor(signIn.error)}</Notice>}
      {roles.map((role) => {
        const people = data.people.filter((person) => person.role === role);
        if (people.length === 0) return null;
        return (
          <div key={role}>
            <h3 className={classes['role']}>{shared(`roles.${role}`)}</h3>
            <div className={classes['people']}>
              {people.map(({ id, name, specialties, facility }) => (
                <UnstyledButton
                  key={id}
                  className={classes['person']}
                  data-role={role}
                  disabled={signIn.isPending}
                  onClick={() => signIn.mutate(id)}
                >
                  <span className={classes['name']}>
                    <bdi>{name}</bdi>
                  </span>
                  <span className={classes['site']}>
                    {[
                      ...specialties.map((specialty) => shared(`specialties.${specialty}`)),
                      facility.name[language],
                    ].join(' · ')}
                  </span>
                </UnstyledButton>
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
