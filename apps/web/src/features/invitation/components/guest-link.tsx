import { useState } from 'react';
import { Button, CopyButton, TextInput } from '@mantine/core';
import { Check, Copy, Link2, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { guestKinds, type GuestKind } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { ChoiceChips, Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import type { Invitations } from '../hooks/use-invitations.ts';
import classes from './invitation.module.css';

/** Behind the `#`, so that it is in no server's log and in no referrer. */
const addressOf = (token: string) => `${window.location.origin}/guest#${token}`;

function Made({ invitation, token }: EndpointReply<'inviteGuest'>) {
  const { t } = useTranslation('invitation');
  const format = useFormat();
  const address = addressOf(token);
  // A share that was put away is no failure.
  const share = () => void navigator.share({ url: address }).catch(() => undefined);
  return (
    <div className={classes['made']}>
      <TextInput
        label={t('guest.link')}
        description={t('guest.linkOnce', { until: format.time(invitation.expiresAt) })}
        value={address}
        readOnly
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
        data-testid="guest-address"
      />
      <div className={classes['actions']}>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button
              leftSection={
                copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? t('guest.copied') : t('guest.copy')}
            </Button>
          )}
        </CopyButton>
        {'share' in navigator && (
          <Button variant="default" leftSection={<Share2 size={18} aria-hidden />} onClick={share}>
            {t('guest.share')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A link for one person from outside, to be sent by whatever reaches them. */
export function GuestLink({ invitations }: { readonly invitations: Invitations }) {
  const { t } = useTranslation(['invitation', 'shared']);
  const wordsFor = useErrorWords();
  const [kind, setKind] = useState<GuestKind>('interpreter');
  const { makeLink, link } = invitations;
  return (
    <div className={classes['way']}>
      <ChoiceChips
        legend={t('guest.who')}
        choices={guestKinds.map((value) => ({ value, label: t(`shared:guestKinds.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <p className={classes['soft']}>{t('guest.sees')}</p>
      {makeLink.isError && <Notice tone="error">{wordsFor(makeLink.error)}</Notice>}
      <div role="status">{link && <Made {...link} />}</div>
      <div>
        <Button
          variant={link ? 'default' : 'filled'}
          leftSection={<Link2 size={18} aria-hidden />}
          loading={makeLink.isPending}
          onClick={() => makeLink.mutate(kind)}
          data-testid="make-link"
        >
          {link ? t('guest.another') : t('guest.make')}
        </Button>
      </div>
    </div>
  );
}
