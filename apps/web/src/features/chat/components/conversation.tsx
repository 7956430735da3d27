import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { answersByRequest } from '../../../shared/messages/photo-requests.ts';
import { useMarkRead, useMessages } from '../../../shared/messages/use-messages.ts';
import { useWaiting } from '../../../shared/outbox/outbox-provider.tsx';
import { useSession } from '../../../shared/session/session.ts';
import classes from './chat.module.css';
import { Composer } from './composer.tsx';
import { MessageLine, type MessageSlots } from './message-line.tsx';
import { WaitingLine } from './waiting-line.tsx';

export type ConversationProps = MessageSlots & {
  readonly consultation: Pick<Consultation, 'id' | 'status'>;
  /** What is looked at counts as read. */
  readonly isShown: boolean;
  /** Whoever it only rings for reads along. */
  readonly canWrite: boolean;
  /** It has the height of its place; on a page it grows, up to a screen. */
  readonly isFilling?: boolean;
  /** Beside the words: taking a photo, asking for one. */
  readonly tools?: ReactNode;
  /** Photos on their way. */
  readonly onTheWay?: ReactNode;
};

/** Keeps the latest in sight, unless the person has scrolled up to read. */
function useStayAtEnd(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const stay = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    stay();
    // Photos grow when they are loaded, and a keyboard takes half of a phone's screen.
    const observer = new ResizeObserver(stay);
    for (const sized of [element, ...element.children]) observer.observe(sized);
    return () => observer.disconnect();
  }, [count]);
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  };
  return { box, onScroll };
}

/** What the two sides say to each other in a consultation; when it is over, what they said. */
export function Conversation(props: ConversationProps) {
  const { consultation, isShown, isFilling, canWrite, tools } = props;
  const { onTheWay, renderPhoto, renderRequest } = props;
  const { t } = useTranslation('chat');
  const { practitioner } = useSession();
  const { query, messages } = useMessages(consultation.id);
  const { outbox, items, isKept } = useWaiting(consultation.id);
  const waiting = items.filter(({ entry }) => entry.kind === 'message');
  const last = messages.at(-1)?.sequence ?? 0;
  useMarkRead(consultation.id, last, isShown && canWrite);
  const { box, onScroll } = useStayAtEnd(messages.length + waiting.length + Number(isShown));
  const answers = answersByRequest(messages);
  const isOver = isClosed(consultation.status);
  return (
    <div className={classes['conversation']} data-filling={isFilling || undefined}>
      <div
        ref={box}
        className={classes['scroll']}
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('label')}
      >
        <QueryView query={query} rows={2}>
          {() => (
            <ol className={classes['list']}>
              {messages.length + waiting.length === 0 && (
                <li className={classes['empty']}>{t(isOver ? 'nothingSaid' : 'empty')}</li>
              )}
              {messages.map((message, index) => (
                <MessageLine
                  key={message.id}
                  message={message}
                  previous={messages[index - 1]}
                  isOwn={message.author.id === practitioner.id}
                  answer={answers.get(message.id)}
                  renderPhoto={renderPhoto}
                  renderRequest={isOver ? undefined : renderRequest}
                />
              ))}
              {waiting.map((item) => (
                <WaitingLine key={item.entry.id} item={item} outbox={outbox} isKept={isKept} />
              ))}
            </ol>
          )}
        </QueryView>
      </div>
      {onTheWay}
      {isOver && <p className={classes['over']}>{t('over')}</p>}
      {!isOver && canWrite && (
        <Composer consultationId={consultation.id} outbox={outbox} tools={tools} />
      )}
    </div>
  );
}
