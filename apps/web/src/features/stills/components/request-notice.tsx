import { useTranslation } from 'react-i18next';
import type { StillSource } from '../../../shared/call/still-source.ts';
import { openRequest } from '../../../shared/messages/photo-requests.ts';
import { useMessages } from '../../../shared/messages/use-messages.ts';
import { AnswerRequest } from './take-photo.tsx';
import classes from './stills.module.css';

type RequestNoticeProps = {
  readonly consultationId: string;
  readonly camera: StillSource | undefined;
};

/** In the call, while the messages are not in sight: what the physician wants to see, one tap away. */
export function RequestNotice({ consultationId, camera }: RequestNoticeProps) {
  const { t } = useTranslation('stills');
  const { messages } = useMessages(consultationId);
  const request = openRequest(messages);
  if (!request) return null;
  return (
    <div className={classes['notice']} role="status" data-testid="photo-wanted">
      <strong>{t('take.wanted', { name: request.author.name })}</strong>
      <AnswerRequest consultationId={consultationId} camera={camera} requestId={request.id} />
    </div>
  );
}
