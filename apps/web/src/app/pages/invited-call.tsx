import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { CallStateName } from '@qarib/call-client';
import type { ReceivedInvitation } from '@qarib/contracts';
import { ErrorState, LoadingState, Page } from '@qarib/ui';
import { CallRoom } from '../../features/call/index.ts';
import { Lobby } from '../../features/lobby/index.ts';
import { useCallSnapshot, type CallEngine } from '../../shared/call/call-engine.ts';
import { readCallWishes } from '../../shared/call/call-page-state.ts';
import type { OpenSocket } from '../../shared/call/create-call.ts';
import { useCallEngine } from '../../shared/call/use-call-engine.ts';
import { useReloadIntoCall } from '../../shared/call/use-reload-into-call.ts';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';

type InvitedCallProps = {
  readonly invitation: ReceivedInvitation;
  /** A guest's name, as the others see it. */
  readonly ownName?: string;
  readonly openSocket?: OpenSocket;
};

type InsideProps = InvitedCallProps & {
  readonly call: CallEngine;
  readonly isRejoin: boolean;
  readonly onAgain: () => void;
  readonly onHungUp: () => void;
};

const lobbyStates = new Set<CallStateName>(['preparing', 'lobby', 'failed', 'left']);

function Inside({ invitation, ownName, call, isRejoin, onAgain, onHungUp }: InsideProps) {
  const { t } = useTranslation('invitation');
  const { state } = useCallSnapshot(call);
  const [hasJoined, setHasJoined] = useState(isRejoin);
  useReloadIntoCall(call);
  if (!hasJoined && !lobbyStates.has(state)) setHasJoined(true);
  const { invitedBy: name } = invitation;
  if (!hasJoined) {
    return (
      <Lobby
        consultationId={undefined}
        call={call}
        patientLine={
          ownName ? t('call.lobbyAs', { name, self: ownName }) : t('call.lobbyLine', { name })
        }
      />
    );
  }
  return (
    <CallRoom
      consultationId={undefined}
      call={call}
      expectedName={name}
      onHungUp={onHungUp}
      onTakeBack={onAgain}
    />
  );
}

/** Lobby and call of somebody who was asked in: the people, and nothing of the patient. */
export function InvitedCall(props: InvitedCallProps) {
  const { t } = useTranslation(['invitation', 'shared']);
  const wordsFor = useErrorWords();
  const location = useLocation();
  const [attempt, setAttempt] = useState(0);
  const [hasLeft, setHasLeft] = useState(false);
  const [wishes] = useState(() => readCallWishes(location.state));
  const { invitation, openSocket } = props;
  const { call, error } = useCallEngine(invitation.consultationId, wishes, attempt, openSocket);
  const again = () => {
    setHasLeft(false);
    setAttempt(attempt + 1);
  };
  if (hasLeft) {
    return (
      <Page title={t('call.leftTitle')} lead={t('call.leftText')} width="narrow">
        <div>
          <Button size="lg" onClick={again} data-testid="come-back">
            {t('call.back')}
          </Button>
        </div>
      </Page>
    );
  }
  if (error) {
    return (
      <Page title={t('shared:states.errorTitle')} width="narrow">
        <ErrorState
          title={t('shared:states.errorTitle')}
          text={wordsFor(error)}
          retryLabel={t('shared:states.reload')}
          onRetry={() => window.location.reload()}
        />
      </Page>
    );
  }
  if (!call) {
    return (
      <Page title={t('shared:app.loading')}>
        <LoadingState label={t('shared:app.loading')} />
      </Page>
    );
  }
  return (
    <Inside
      key={attempt}
      {...props}
      call={call}
      isRejoin={wishes.isRejoin || attempt > 0}
      onAgain={again}
      onHungUp={() => setHasLeft(true)}
    />
  );
}
