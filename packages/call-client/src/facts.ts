import type { Participant } from '@qarib/contracts';
import type { EndReason } from './call-snapshot.ts';
import type { MediaSession } from './media-session.ts';
import { withParticipant } from './remote-streams.ts';
import type { Signalling } from './signalling.ts';

export type FactHandlers = {
  /** What is told of its peer alone goes to it, while it is there. */
  readonly session: () => MediaSession | undefined;
  readonly participants: () => readonly Participant[];
  readonly onParticipants: (participants: readonly Participant[]) => void;
  readonly onInterrupted: () => void;
  readonly onLeft: (peerId: string, reason: 'left' | 'link-lost') => void;
  readonly onReplaced: () => void;
  readonly onClosed: (reason: EndReason) => void;
};

/** What the server tells of this consultation's call. Returns what ends the listening. */
export function listenToFacts(
  signalling: Signalling,
  consultationId: string,
  handlers: FactHandlers,
): () => void {
  const isOurs = (fact: { consultationId: string }) => fact.consultationId === consultationId;
  const addressed = ({ peerId }: { peerId: string }) => {
    const session = handlers.session();
    return session?.peerId === peerId ? session : undefined;
  };
  const arrived = (fact: { consultationId: string; participant: Participant }) => {
    if (isOurs(fact))
      handlers.onParticipants(withParticipant(handlers.participants(), fact.participant));
  };
  const closed = (reason: EndReason) => (fact: { consultationId: string }) => {
    if (isOurs(fact)) handlers.onClosed(reason);
  };
  const stops = [
    signalling.on('call:participant-joined', arrived),
    signalling.on('call:participant-changed', arrived),
    signalling.on('call:participant-left', (fact) => {
      if (!isOurs(fact)) return;
      handlers.onLeft(fact.peerId, fact.reason);
    }),
    signalling.on('call:consumers-created', (fact) => {
      const session = addressed(fact);
      for (const consumer of fact.consumers) void session?.receiver.add(consumer);
    }),
    signalling.on('call:consumer-closed', (fact) =>
      addressed(fact)?.receiver.remove(fact.consumerId),
    ),
    signalling.on('call:demand-changed', (fact) =>
      addressed(fact)?.adaptation.setDemand(fact.demand),
    ),
    signalling.on('call:interrupted', (fact) => {
      const { callSessionId } = handlers.session()?.preparation ?? {};
      // It may be told late of a room that was left already.
      if (isOurs(fact) && fact.callSessionId === callSessionId) handlers.onInterrupted();
    }),
    signalling.on('call:replaced', (fact) => {
      if (addressed(fact)) handlers.onReplaced();
    }),
    signalling.on('call:closed', (fact) => {
      if (isOurs(fact))
        handlers.onClosed(fact.reason === 'consultation-over' ? 'closed' : fact.reason);
    }),
    signalling.on('consultation:finished', closed('finished')),
    signalling.on('consultation:cancelled', closed('cancelled')),
    signalling.on('consultation:expired', closed('expired')),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
