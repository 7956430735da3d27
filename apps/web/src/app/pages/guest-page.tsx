import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { GuestPass } from '@qarib/contracts';
import { LoadingState, Logo, Notice, Page } from '@qarib/ui';
import { GuestDoor } from '../../features/invitation/index.ts';
import { read } from '../../shared/api/queries.ts';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
import { openGuestSocket } from '../../shared/socket/guest-socket.ts';
import { LanguageChoice } from '../layout/language-choice.tsx';
import classes from './guest-page.module.css';
import { InvitedCall } from './invited-call.tsx';

/** The link's token, once: what was used up has no business in a history or on a screen. */
function useLinkToken(): string {
  const { hash } = useLocation();
  const [token, setToken] = useState('');
  const given = hash.slice(1);
  // A second link opened in the same tab is another invitation.
  if (given !== '' && given !== token) setToken(given);
  return token;
}

/** For a browser that is a guest's already: the pass it was given, as long as that is good. */
function KnownGuest() {
  const { t } = useTranslation(['invitation', 'shared']);
  const wordsFor = useErrorWords();
  const pass = useQuery({ ...read('readGuest'), retry: false, staleTime: Infinity });
  if (pass.data) return <Inside pass={pass.data} />;
  if (!pass.error) return <LoadingState label={t('shared:app.loading')} />;
  return (
    <Page title={t('door.deadTitle')} width="narrow">
      <Notice tone="warning">{wordsFor(pass.error)}</Notice>
    </Page>
  );
}

function Inside({ pass }: { readonly pass: GuestPass }) {
  return <InvitedCall invitation={pass} ownName={pass.name} openSocket={openGuestSocket} />;
}

/** Where an outside person's link leads: a name, a lobby, the call; no account, no case. */
export function Component() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const token = useLinkToken();
  const [pass, setPass] = useState<GuestPass>();
  useEffect(() => {
    if (!pass) return;
    client.setQueryData(read('readGuest').queryKey, pass);
    void navigate('/guest', { replace: true });
  }, [client, navigate, pass]);
  return (
    <div className={classes['page']}>
      <header className={classes['bar']}>
        <Logo />
        <LanguageChoice />
      </header>
      <main id="main">
        {token !== '' && !pass && <GuestDoor key={token} token={token} onEntered={setPass} />}
        {pass && <Inside pass={pass} />}
        {token === '' && !pass && <KnownGuest />}
      </main>
    </div>
  );
}
