import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import type { Invitations } from '../hooks/use-invitations.ts';
import classes from './invitation.module.css';

function useWordsOf() {
  const { t } = useTranslation(['invitation', 'shared']);
  const format = useFormat();
  return ({ name, guestKind, status, expiresAt }: Invitation) => {
    const kind = guestKind && t(`shared:guestKinds.${guestKind}`);
    const until = format.time(expiresAt);
    return {
      title: name ?? kind ?? '',
      kind: name ? kind : undefined,
      state: status === 'accepted' ? t('list.accepted') : t('list.open', { until }),
    };
  };
}

/** Who holds an invitation now, and taking it back. */
export function InvitedList({ invitations }: { readonly invitations: Invitations }) {
  const { t } = useTranslation('invitation');
  const wordsFor = useErrorWords();
  const wordsOf = useWordsOf();
  const { list, withdraw } = invitations;
  const shown = list.data?.invitations ?? [];
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('list.label')}>
      <ul className={classes['list']}>
        {shown.map((invitation) => {
          const { title, kind, state } = wordsOf(invitation);
          return (
            <li key={invitation.id} className={classes['row']} data-testid="invited">
              <span className={classes['who']}>
                <strong>
                  <bdi>{title}</bdi>
                </strong>
                <span className={classes['soft']}>{[kind, state].filter(Boolean).join(' · ')}</span>
              </span>
              <Button
                variant="subtle"
                color="red"
                loading={withdraw.isPending && withdraw.variables === invitation.id}
                aria-label={t('list.withdrawOf', { name: title })}
                onClick={() => withdraw.mutate(invitation.id)}
                data-testid="withdraw"
              >
                {t('list.withdraw')}
              </Button>
            </li>
          );
        })}
      </ul>
      {withdraw.isError && <Notice tone="error">{wordsFor(withdraw.error)}</Notice>}
    </section>
  );
}
