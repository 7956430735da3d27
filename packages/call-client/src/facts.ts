import type { ConsumerOptions, Demand, Participant } from '@qarib/contracts';
import type { EndReason } from './call-snapshot.ts';
import { withParticipant } from './remote-streams.ts';
import type { Signalling } from './signalling.ts';

export type FactHandlers = {
  readonly participants: () => readonly Participant[];
  readonly onParticipants: (participants: readonly Participant[]) => void;
  readonly onConsumer: (peerId: string, consumer: ConsumerOptions) => void;
  readonly onConsumerClosed: (peerId: string, consumerId: string) => void;
  readonly onDemand: (peerId: string, demand: Demand) => void;
  readonly onInterrupted: (callSessionId: string) => void;
  readonly onLeft: (peerId: string, reason: 'left' | 'link-lost') => void;
  readonly onReplaced: (peerId: string) => void;
  readonly onClosed: (reason: EndReason) => void;
};

/** What the server tells of this consultation's call. Returns what ends the listening. */
export function listenToFacts(
  signalling: Signalling,
  consultationId: string,
  handlers: FactHandlers,
): () => void {
  const isOurs = (fact: { consultationId: string }) => fact.consultationId === consultationId;
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
    signalling.on('call:consumer-created', ({ peerId, consumer }) =>
      handlers.onConsumer(peerId, consumer),
    ),
    signalling.on('call:consumer-closed', ({ peerId, consumerId }) =>
      handlers.onConsumerClosed(peerId, consumerId),
    ),
    signalling.on('call:demand-changed', ({ peerId, demand }) => handlers.onDemand(peerId, demand)),
    signalling.on('call:interrupted', (fact) => {
      if (isOurs(fact)) handlers.onInterrupted(fact.callSessionId);
    }),
    signalling.on('call:replaced', ({ peerId }) => handlers.onReplaced(peerId)),
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
