import { MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '@qarib/contracts';
import type { RemoteStream } from '@qarib/call-client';
import { StreamVideo } from '@qarib/ui';
import { useRoleWords } from '../../../shared/call/use-role-words.ts';
import classes from './call.module.css';

type RemotePersonProps = {
  readonly person: Participant;
  readonly streams: readonly RemoteStream[];
};

/** Someone else in the call: their picture, or why there is none, and who they are. */
export function RemotePerson({ person, streams }: RemotePersonProps) {
  const { t } = useTranslation(['call', 'shared']);
  const camera = streams.find(
    ({ peerId, source }) => peerId === person.peerId && source === 'camera',
  );
  const picture = camera && !camera.isPaused ? camera.stream : undefined;
  const role = useRoleWords()(person);
  return (
    <figure className={classes.person} data-testid="remote-person">
      {picture ? (
        <StreamVideo
          stream={picture}
          label={t('pictureOf', { name: person.name })}
          testId="remote-video"
        />
      ) : (
        <p className={classes.noPicture}>
          <span className={classes.initial} aria-hidden>
            {person.name.replace(/^(Dr|Pr)\.? /, '').charAt(0)}
          </span>
          {t(person.isCameraOn ? 'pictureComing' : 'cameraOffOf', { name: person.name })}
        </p>
      )}
      <figcaption className={classes.name}>
        <bdi>{person.name}</bdi>
        <span className={classes.role}>{role}</span>
        {!person.isMicrophoneOn && (
          <span className={classes.muted}>
            <MicOff size={16} aria-hidden />
            {t('muted')}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
