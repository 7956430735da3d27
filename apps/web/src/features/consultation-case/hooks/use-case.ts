import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { isCallable } from '@qarib/clinical';
import { read } from '../../../shared/api/queries.ts';
import type { AcceptOutcome } from '../../../shared/consultation/use-accept.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';

/** Why a case that could be read can no longer be taken. */
export type Gone = Exclude<AcceptOutcome, { kind: 'mine' }>;

/** A case, and what this person may do in it now. */
export function useCase(consultationId: string) {
  const { practitioner } = useSession();
  const query = useQuery(read('readConsultation', { params: { id: consultationId } }));
  const [gone, setGone] = useState<Gone>();
  const leave = (id: string, outcome: Gone) => {
    if (id === consultationId) setGone(outcome);
  };
  useFact('consultation:accepted', ({ consultationId: id, responsible }) => {
    if (responsible.id !== practitioner.id) {
      leave(id, { kind: 'taken', responsibleName: responsible.name });
    }
  });
  useFact('consultation:cancelled', ({ consultationId: id }) => leave(id, { kind: 'closed' }));
  useFact('consultation:expired', ({ consultationId: id }) => leave(id, { kind: 'closed' }));

  const consultation = query.data;
  const isMine = consultation?.responsible?.id === practitioner.id;
  return {
    ...query,
    consultation,
    gone,
    setGone,
    isMine,
    canAccept: consultation?.status === 'requested' && !gone,
    canCall: isMine && isCallable(consultation.status),
  };
}
