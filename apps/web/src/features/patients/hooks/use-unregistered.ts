import { useMemo, useSyncExternalStore } from 'react';
import type { Patient } from '@qarib/contracts';
import { serverNow } from '../../../shared/clock/server-clock.ts';
import { findDraft, onDraftsChanged, readDraft } from '../../../shared/drafts/drafts.ts';
import { useQueued } from '../../../shared/outbox/outbox-provider.tsx';
import { isUnregistered } from '../../../shared/outbox/registered-as.ts';
import { useSession } from '../../../shared/session/session.ts';
import { judgeRegistration, registrationDraft } from './registration-form.ts';

function typedOf(practitionerId: string, localId: string): string | undefined {
  if (!isUnregistered(practitionerId, localId)) return undefined;
  const name = findDraft(practitionerId, localId);
  if (name === undefined) return undefined;
  return JSON.stringify(readDraft({ practitionerId, name }, registrationDraft));
}

export type Unregistered = {
  /** As the server would have them; nothing while the registration is being changed and is not whole. */
  readonly patient: Patient | undefined;
  /** It goes by itself. Otherwise a person has to look at it first. */
  readonly isOnItsWay: boolean;
};

/** Somebody who was registered on this device and whom the server does not know yet. */
export function useUnregistered(localId: string): Unregistered | undefined {
  const { practitioner } = useSession();
  const typed = useSyncExternalStore(onDraftsChanged, () => typedOf(practitioner.id, localId));
  const { item } = useQueued(localId);
  const patient = useMemo(() => {
    const draft = registrationDraft.safeParse(JSON.parse(typed ?? 'null'));
    const judged = draft.success ? judgeRegistration(draft.data) : { wrong: new Set() };
    if (!('identity' in judged)) return undefined;
    return {
      ...judged.identity,
      id: localId,
      managingFacilityId: practitioner.facility.id,
      furtherFacilityIds: [],
      registeredAt: new Date(serverNow()).toISOString(),
      allergies: [],
    };
  }, [typed, localId, practitioner.facility.id]);
  if (typed === undefined) return undefined;
  return { patient, isOnItsWay: item !== undefined && item.state !== 'refused' };
}
