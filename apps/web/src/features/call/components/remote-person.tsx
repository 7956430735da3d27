import { MessageSquareText, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '@qarib/contracts';
import type { CallSnapshot } from '@qarib/call-client';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { useRoleWords } from '../../../shared/call/use-role-words.ts';
import classes from './call.module.css';
import { PersonLink } from './person-link.tsx';
import { RemotePicture } from './remote-picture.tsx';
import { StethoscopeHeard } from './stethoscope-heard.tsx';

type RemotePersonProps = {
  readonly call: CallEngine;
  readonly snapshot: CallSnapshot;
  readonly person: Participant;
  /** Their camera's picture, while there is one. */
  readonly picture: MediaStream | undefined;
  readonly canFill: boolean;
};

function noPicture({ isCameraOn }: Participant, isWriting: boolean | undefined) {
  if (isCameraOn) return 'pictureComing';
  return isWriting ? 'writing.writesOn' : 'cameraOffOf';
}

/** Someone else in the call: their picture, or why there is none, who they are and how they get through. */
export function RemotePerson(props: RemotePersonProps) {
  const { call, snapshot, person, picture, canFill } = props;
  const { t } = useTranslation(['call', 'shared']);
  const role = useRoleWords()(person);
  const hasStethoscope = snapshot.remoteStreams.some(
    ({ peerId, source }) => peerId === person.peerId && source === 'stethoscope',
  );
  const paused = person.isCameraOn
    ? person.pausedPictures?.find(({ source }) => source === 'camera')
    : undefined;
  const isRestForLink = paused !== undefined && paused.reason !== 'own-choice';
  const isWriting = !person.isMicrophoneOn && snapshot.qualityOfOthers[person.peerId]?.isWriting;
  return (
    <>
      {picture && !paused ? (
        <RemotePicture
          stream={picture}
          label={t('pictureOf', { name: person.name })}
          canFill={canFill && !hasStethoscope}
        />
      ) : (
        <p className={classes.noPicture}>
          <span className={classes.initial} aria-hidden>
            {person.name.replace(/^(Dr|Pr)\.? /, '').charAt(0)}
          </span>
          <span className={classes.why} data-testid={paused && 'picture-on-hold'}>
            {paused
              ? t(`pictureOnHold.other.${paused.reason}`, { name: person.name })
              : t(noPicture(person, isWriting), { name: person.name })}
          </span>
        </p>
      )}
      <figcaption className={classes.name}>
        <bdi>{person.name}</bdi>
        <span className={classes.role}>{role}</span>
        {!person.isMicrophoneOn && !hasStethoscope && (
          <span className={classes.muted}>
            {isWriting ? (
              <MessageSquareText size={16} aria-hidden />
            ) : (
              <MicOff size={16} aria-hidden />
            )}
            <span className={classes.word}>{t(isWriting ? 'writing.writes' : 'muted')}</span>
          </span>
        )}
      </figcaption>
      <PersonLink snapshot={snapshot} person={person} isExplained={isRestForLink} />
      {hasStethoscope && <StethoscopeHeard call={call} snapshot={snapshot} person={person} />}
    </>
  );
}
