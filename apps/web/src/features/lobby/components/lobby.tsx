import { Button } from '@mantine/core';
import { LogIn, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallSnapshot } from '@qarib/call-client';
import { ErrorState, Notice, Page, Section } from '@qarib/ui';
import { useCallSnapshot, type CallEngine } from '../../../shared/call/call-engine.ts';
import { useRoleWords } from '../../../shared/call/use-role-words.ts';
import { useCallErrorWords } from '../../../shared/call/use-call-error-words.ts';
import { DeviceSettings } from './device-settings.tsx';
import { LinkCheckPanel } from './link-check.tsx';
import classes from './lobby.module.css';
import { SelfPreview } from './self-preview.tsx';

export type LobbyProps = {
  /** Absent for somebody invited: there is no case to go back to. */
  readonly consultationId: string | undefined;
  readonly call: CallEngine;
  /** Whom the call is about, or who invites to it. */
  readonly patientLine: string;
};

function WhoIsThere({ participants }: Pick<CallSnapshot, 'participants'>) {
  const { t } = useTranslation('lobby');
  const roleOf = useRoleWords();
  return (
    <p className={classes.there} role="status">
      <UsersRound size={20} aria-hidden />
      {participants.length === 0
        ? t('there.nobody')
        : t('there.some', {
            names: participants.map((person) => `${person.name} (${roleOf(person)})`).join(', '),
          })}
    </p>
  );
}

function Failed({
  call,
  snapshot,
}: {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
}) {
  const { t } = useTranslation(['lobby', 'shared']);
  const wordsFor = useCallErrorWords();
  return (
    <ErrorState
      title={t('failed')}
      text={wordsFor(snapshot.errorCode)}
      retryLabel={t('shared:actions.retry')}
      onRetry={() => void call.prepare()}
    />
  );
}

/** Before the call: everything is tried here, and nothing that fails keeps anyone out. */
export function Lobby({ consultationId, call, patientLine }: LobbyProps) {
  const { t } = useTranslation('lobby');
  const snapshot = useCallSnapshot(call);
  const back = consultationId !== undefined && (
    <Link to={`/consultations/${consultationId}`} className={classes.back}>
      {t('back')}
    </Link>
  );
  const isReady = snapshot.state === 'lobby';
  return (
    <Page title={t('title')} lead={<bdi>{patientLine}</bdi>} back={back}>
      {snapshot.state === 'failed' && <Failed call={call} snapshot={snapshot} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          <SelfPreview call={call} snapshot={snapshot} />
          <div className={classes.enter}>
            {snapshot.participants.some(({ isRecording }) => isRecording) && (
              <Notice tone="warning">{t('recorded')}</Notice>
            )}
            {snapshot.state !== 'failed' && <WhoIsThere participants={snapshot.participants} />}
            <Button
              size="xl"
              fullWidth
              leftSection={<LogIn size={22} aria-hidden />}
              disabled={snapshot.state === 'failed'}
              loading={!isReady && snapshot.state !== 'preparing' && snapshot.state !== 'failed'}
              onClick={() => void call.join()}
              data-testid="join"
            >
              {t('join')}
            </Button>
          </div>
        </div>
        <div className={classes.column}>
          <Section title={t('link.title')}>
            <LinkCheckPanel
              linkCheck={snapshot.linkCheck}
              isCameraOn={snapshot.isCameraOn}
              onCameraOff={() => void call.setCameraOn(false)}
            />
          </Section>
          <Section title={t('devices')}>
            <DeviceSettings call={call} snapshot={snapshot} />
          </Section>
        </div>
      </div>
    </Page>
  );
}
