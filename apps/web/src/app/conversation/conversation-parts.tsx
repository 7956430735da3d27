import type { ReactNode } from 'react';
import type { Consultation } from '@qarib/contracts';
import { Conversation } from '../../features/chat/index.ts';
import {
  AnnotatedPhoto,
  AnswerRequest,
  AskForPhoto,
  StillsOnTheWay,
  TakePhoto,
} from '../../features/stills/index.ts';
import type { StillSource } from '../../shared/call/still-source.ts';

export type CaseConversationProps = {
  readonly consultation: Consultation;
  /** What is looked at counts as read. */
  readonly isShown: boolean;
  readonly isFilling?: boolean;
  /** The call's camera, while there is a call. */
  readonly camera?: StillSource | undefined;
  /** The site takes photos, the physician asks for them. */
  readonly side: 'site' | 'physician' | 'reader';
  /** Further ways on from here. */
  readonly more?: ReactNode;
};

/** Words, wishes, photos and marks, put together from their features. */
export function ConversationParts(props: CaseConversationProps) {
  const { consultation, isShown, isFilling = false, camera, side, more } = props;
  const { id } = consultation;
  const isSite = side === 'site';
  return (
    <Conversation
      consultation={consultation}
      isShown={isShown}
      isFilling={isFilling}
      canWrite={side !== 'reader'}
      renderPhoto={(attachmentId) => (
        <AnnotatedPhoto consultation={consultation} attachmentId={attachmentId} />
      )}
      renderRequest={
        isSite
          ? (requestId) => (
              <AnswerRequest consultationId={id} camera={camera} requestId={requestId} />
            )
          : undefined
      }
      tools={
        <>
          {isSite && <TakePhoto consultationId={id} camera={camera} />}
          {side === 'physician' && <AskForPhoto consultationId={id} />}
          {more}
        </>
      }
      onTheWay={isSite && <StillsOnTheWay consultationId={id} />}
    />
  );
}
