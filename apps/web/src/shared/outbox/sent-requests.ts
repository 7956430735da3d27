import { create } from 'zustand';

/** A request that reached the server after its nurse had left its page, or a moment ago on it. */
export type SentRequest = {
  readonly requestId: string;
  readonly practitionerId: string;
  readonly consultationId: string;
  readonly patientName: string;
  readonly sentAt: string;
  /** The server had it from an attempt before a change; the change is a draft again. */
  readonly isOfBeforeChange: boolean;
  /** Its nurse has opened it, or put the word of it away. */
  readonly isSeen: boolean;
};

type SentRequests = { readonly sent: readonly SentRequest[] };

/** What was sent since this page was opened. */
export const useSentRequests = create<SentRequests>(() => ({ sent: [] }));

export const tellSent = (request: SentRequest) =>
  useSentRequests.setState(({ sent }) => ({ sent: [...sent, request] }));

export const findSent = (requestId: string) =>
  useSentRequests.getState().sent.find((it) => it.requestId === requestId);

export const noteSeen = (requestId: string) =>
  useSentRequests.setState(({ sent }) => ({
    sent: sent.map((it) => (it.requestId === requestId ? { ...it, isSeen: true } : it)),
  }));
