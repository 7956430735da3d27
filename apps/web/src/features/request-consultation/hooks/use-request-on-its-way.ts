import { useEffect, useRef } from 'react';
import { useQueuedRequest } from '../../../shared/outbox/outbox-provider.tsx';
import type { RequestEntry } from '../../../shared/outbox/outbox-entry.ts';
import {
  findSent,
  useSentRequests,
  type SentRequest,
} from '../../../shared/outbox/sent-requests.ts';

/** Where a request is: `late` waited so long that the nurse is asked whether it should still ring. */
export type RequestWay = 'here' | 'sending' | 'waiting' | 'late' | 'refused';

/** One request from the press on its button: on its way, waiting for a network, or refused. */
export function useRequestOnItsWay(requestId: string, onSent: (sent: SentRequest) => void) {
  const { outbox, item, isKept } = useQueuedRequest(requestId);
  const sent = useSentRequests((state) => state.sent.find((it) => it.requestId === requestId));
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
