import { useEffect, useRef } from 'react';
import { useQueued } from '../../../shared/outbox/outbox-provider.tsx';
import { isUnregistered } from '../../../shared/outbox/registered-as.ts';
import type { RequestEntry } from '../../../shared/outbox/outbox-entry.ts';
import {
  findSent,
  useSentRequests,
  type SentRequest,
} from '../../../shared/outbox/sent-requests.ts';
import { useSession } from '../../../shared/session/session.ts';

/** Where a request is: `late` waited so long that the nurse is asked whether it should still ring. */
export type RequestWay = 'here' | 'sending' | 'waiting' | 'late' | 'refused';

/** Its patient's registration is to be looked at by a person first. */
function useIsHeldUp(patientId: string): boolean {
  const { practitioner } = useSession();
  const { item } = useQueued(patientId);
  const isOnItsWay = item !== undefined && item.state !== 'refused';
  return isUnregistered(practitioner.id, patientId) && !isOnItsWay;
}

type Asked = { readonly requestId: string; readonly patientId: string };

/** One request from the press on its button: on its way, waiting for a network, or refused. */
export function useRequestOnItsWay(
  { requestId, patientId }: Asked,
  onSent: (sent: SentRequest) => void,
) {
  const { outbox, item, isKept } = useQueued(requestId);
  const sent = useSentRequests((state) => state.sent.find((it) => it.requestId === requestId));
  const isHeldUp = useIsHeldUp(patientId);
  const isTold = useRef(false);
  useEffect(() => {
    if (!sent || isTold.current) return;
    isTold.current = true;
    onSent(sent);
  }, [sent, onSent]);

  function stateNow(): RequestWay {
    if (sent) return 'sending';
    if (!item) return 'here';
    if (item.state === 'refused') return item.code === undefined ? 'late' : 'refused';
    return item.isDelayed ? 'waiting' : 'sending';
  }

  return {
    state: stateNow(),
    isHeldUp,
    /** Why it was refused, or why it waits. */
    code: item?.code,
    /** It outlives a closed browser. */
    isKept,
    send(entry: Omit<RequestEntry, 'id' | 'kind' | 'writtenAt'>): void {
      // As it is this moment: a second press comes before the page shows the first.
      const queued = outbox.getSnapshot().items.find(({ entry: { id } }) => id === requestId);
      if (findSent(requestId) || (queued && queued.state !== 'refused')) return;
      outbox.discard(requestId);
      const writtenAt = new Date().toISOString();
      outbox.add({ ...entry, id: requestId, kind: 'request', writtenAt });
    },
    sendNow: () => outbox.retry(requestId),
    /** Back to a draft, to be changed. */
    takeBack: () => outbox.discard(requestId),
  };
}
