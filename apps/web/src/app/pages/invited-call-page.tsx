import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ReceivedInvitation } from '@qarib/contracts';
import { Page } from '@qarib/ui';
import { read } from '../../shared/api/queries.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { InvitedCall } from './invited-call.tsx';

function Gone() {
  const { t } = useTranslation('invitation');
  return (
    <Page title={t('call.goneTitle')} width="narrow">
      <div>
        <Button component={Link} to="/" variant="default">
          {t('call.home')}
        </Button>
      </div>
    </Page>
  );
}

/** A withdrawn invitation is said by the call itself, so the one found first stays. */
function Found({ found }: { readonly found: ReceivedInvitation | undefined }) {
  const [invitation] = useState(found);
  return invitation ? <InvitedCall invitation={invitation} /> : <Gone />;
}

/** The call a colleague is asked into. */
export function Component() {
  const { id = '' } = useParams();
  const received = useQuery(read('listReceivedInvitations'));
  return (
    <QueryView query={received}>
      {({ invitations }) => <Found key={id} found={invitations.find((it) => it.id === id)} />}
    </QueryView>
  );
}
