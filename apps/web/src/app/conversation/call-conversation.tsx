import type { Consultation } from '@qarib/contracts';
import { AskForOpinion } from '../../features/written-opinion/index.ts';
import { useCallSnapshot, type CallEngine } from '../../shared/call/call-engine.ts';
import { stillSourceOf } from '../../shared/call/still-source.ts';
import { OpinionDue } from '../../shared/consultation/opinion-due.tsx';
import { CaseConversation } from './case-conversation.tsx';

type CallConversationProps = {
  readonly consultation: Consultation;
  readonly call: CallEngine;
  readonly isShown: boolean;
  /** It goes on as a written opinion. */
  readonly onAsked: (() => void) | undefined;
};

/** The conversation beside a call, whose camera takes the photos. */
export function CallConversation(props: CallConversationProps) {
  const { consultation, call, isShown, onAsked } = props;
  // Again with every snapshot: the camera may have come or gone.
  useCallSnapshot(call);
  const camera = stillSourceOf(call);
  return (
    <CaseConversation
      consultation={consultation}
      isShown={isShown}
      isFilling
      camera={camera}
      more={
        <>
          <AskForOpinion consultation={consultation} onAsked={onAsked} />
          <OpinionDue consultation={consultation} />
        </>
      }
    />
  );
}
