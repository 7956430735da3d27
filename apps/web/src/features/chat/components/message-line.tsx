import type { ReactNode } from 'react';
import { Camera, CameraOff, FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { moroccanDay } from '@qarib/clinical';
import type { Message } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import type { PhotoAnswer } from '../../../shared/messages/photo-requests.ts';
import classes from './chat.module.css';

export type MessageSlots = {
  readonly renderPhoto: (attachmentId: string) => ReactNode;
  /** How to answer a wish for a photo; absent for those who cannot. */
  readonly renderRequest?: ((requestId: string) => ReactNode) | undefined;
};

type MessageLineProps = MessageSlots & {
  readonly message: Message;
  readonly previous: Message | undefined;
  readonly isOwn: boolean;
  readonly answer: PhotoAnswer | undefined;
};

type BodyProps = Omit<MessageLineProps, 'previous'>;

function Request({ message, answer, isOwn, renderRequest }: BodyProps) {
  const { t } = useTranslation('chat');
  const state = answer === 'photo' ? 'came' : answer === 'photo-declined' ? 'declined' : 'open';
  return (
    <>
      <p className={classes['event']}>
        <Camera size={18} aria-hidden />
        {isOwn ? t('photo.asked') : t('photo.askedBy', { name: message.author.name })}
      </p>
      {state !== 'open' && <p className={classes['state']}>{t(`photo.${state}`)}</p>}
      {state === 'open' && (renderRequest?.(message.id) ?? null)}
    </>
  );
}

function Body(props: BodyProps) {
  const { t } = useTranslation('chat');
  const format = useFormat();
  const { content } = props.message;
  switch (content.kind) {
    case 'text':
      return (
        <p className={classes['words']} dir="auto">
          {content.text}
        </p>
      );
    case 'photo':
      return props.renderPhoto(content.attachmentId);
    case 'photo-request':
      return <Request {...props} />;
    case 'photo-declined':
      return (
        <p className={classes['event']}>
          <CameraOff size={18} aria-hidden />
          {t('photo.declined')}
        </p>
      );
    case 'opinion-request':
      return (
        <p className={classes['event']}>
          <FileClock size={18} aria-hidden />
          {t('opinion', { time: format.dateTime(content.dueAt) })}
        </p>
      );
  }
}

const dayOf = (message: Message) => moroccanDay(new Date(message.sentAt));

/** One thing said: who, what, when; in its own writing direction. */
export function MessageLine(props: MessageLineProps) {
  const { t } = useTranslation('chat');
  const format = useFormat();
  const { message, previous, isOwn } = props;
  const { author, sentAt } = message;
  const isNewDay = !previous || dayOf(previous) !== dayOf(message);
  const isSameAuthor = !isNewDay && previous.author.id === author.id;
  return (
    <>
      {isNewDay && <li className={classes['day']}>{format.date(sentAt)}</li>}
      <li className={classes['message']} data-own={isOwn || undefined} data-testid="message">
        {!isSameAuthor && (
          <span className={classes['author']}>{isOwn ? t('you') : <bdi>{author.name}</bdi>}</span>
        )}
        <Body {...props} />
        <span className={classes['when']}>
          <time dateTime={sentAt} className="tabular">
            {format.time(sentAt)}
          </time>
          {isOwn && <span> · {t('state.sent')}</span>}
        </span>
      </li>
    </>
  );
}
