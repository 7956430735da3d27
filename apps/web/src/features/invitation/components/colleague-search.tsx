import { useDeferredValue, useState } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { specialties, type Specialty } from '@qarib/clinical';
import type { Colleague } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import type { Invitations } from '../hooks/use-invitations.ts';
import classes from './invitation.module.css';

type ColleagueSearchProps = {
  readonly consultationId: string;
  readonly invitations: Invitations;
};

function asSpecialty(value: string): Specialty | undefined {
  return specialties.find((specialty) => specialty === value);
}

type RowProps = { readonly colleague: Colleague; readonly invitations: Invitations };

function ColleagueRow({ colleague, invitations }: RowProps) {
  const { t } = useTranslation(['invitation', 'shared']);
  const language = useLanguage();
  const { inviteColleague, list } = invitations;
  const { id, name, role, specialties: own, facility, isOnCall } = colleague;
  const isInvited = list.data?.invitations.some((it) => it.name === name) ?? false;
  const what =
    own.length > 0
      ? own.map((it) => t(`shared:specialties.${it}`)).join(language === 'ar' ? '، ' : ', ')
      : t(`shared:roles.${role}`);
  return (
    <li className={classes['row']}>
      <span className={classes['who']}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className={classes['soft']}>
          {[what, facility.name[language], isOnCall && t('colleague.onCall')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Button
        variant="default"
        disabled={isInvited}
        loading={inviteColleague.isPending && inviteColleague.variables === id}
        aria-label={isInvited ? undefined : t('colleague.inviteName', { name })}
        onClick={() => inviteColleague.mutate(id)}
        data-testid="invite-colleague"
      >
        {isInvited ? t('colleague.invited') : t('colleague.invite')}
      </Button>
    </li>
  );
}

/** Finds a colleague by name or specialty; those on call come first. */
export function ColleagueSearch({ consultationId, invitations }: ColleagueSearchProps) {
  const { t } = useTranslation(['invitation', 'shared']);
  const wordsFor = useErrorWords();
  const [typed, setTyped] = useState('');
  const [specialty, setSpecialty] = useState<Specialty>();
  const query = useDeferredValue(typed);
  const found = useQuery({
    ...read('searchColleagues', { params: { id: consultationId }, query: { query, specialty } }),
    placeholderData: keepPreviousData,
  });
  const { inviteColleague } = invitations;
  return (
    <div className={classes['way']}>
      <div className={classes['fields']}>
        <TextInput
          label={t('colleague.name')}
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-testid="colleague-name"
        />
        <NativeSelect
          size="md"
          label={t('colleague.specialty')}
          value={specialty ?? 'any'}
          onChange={(event) => setSpecialty(asSpecialty(event.currentTarget.value))}
          data={[
            { value: 'any', label: t('colleague.anySpecialty') },
            ...specialties.map((it) => ({ value: it, label: t(`shared:specialties.${it}`) })),
          ]}
        />
      </div>
      {inviteColleague.isError && <Notice tone="error">{wordsFor(inviteColleague.error)}</Notice>}
      <QueryView query={found} rows={2}>
        {({ colleagues }) =>
          colleagues.length === 0 ? (
            <p className={classes['soft']} role="status">
              {t('colleague.nobody')}
            </p>
          ) : (
            <ul className={classes['list']}>
              {colleagues.map((colleague) => (
                <ColleagueRow key={colleague.id} colleague={colleague} invitations={invitations} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}
