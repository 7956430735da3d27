import { useSyncExternalStore } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { Patient } from '@qarib/contracts';
import { read, readAgain } from '../api/queries.ts';
import {
  dropDraft,
  findDraft,
  keepDraft,
  moveDraft,
  onDraftsChanged,
  readDraft,
} from '../drafts/drafts.ts';
import { useSession } from '../session/session.ts';

/** Who a patient turned out to be that was registered without a network. */
const registered = z.object({ patientId: z.string() });
const anything = z.looseObject({});

const answerTo = (practitionerId: string, localId: string) => ({
  practitionerId,
  name: `registered:${localId}`,
});

/** The patient behind the id that stood for them on this device; nothing for any other id. */
export const registeredAs = (practitionerId: string, localId: string): string | undefined =>
  readDraft(answerTo(practitionerId, localId), registered)?.patientId;

/** A registration with this id lies here, typed or sent off, and the server has not answered it. */
export const isUnregistered = (practitionerId: string, localId: string): boolean =>
  findDraft(practitionerId, localId) !== undefined &&
  registeredAs(practitionerId, localId) === undefined;

export function useRegisteredAs(localId: string): string | undefined {
  const { practitioner } = useSession();
  return useSyncExternalStore(onDraftsChanged, () => registeredAs(practitioner.id, localId));
}

/**
 * From now on the id that stood for somebody leads to their record, and what was begun for them goes
 * along. Each step can be done again: whoever closes the browser in between goes on from here.
 */
export async function leadToRecord(
  client: QueryClient,
  practitionerId: string,
  localId: string,
  patient: Patient,
): Promise<void> {
  // Whoever is on a page of theirs goes on with it at once.
  client.setQueryData(read('readPatient', { params: { id: patient.id } }).queryKey, patient);
  const request = { practitionerId, name: `request:${localId}` };
  const typed = readDraft(request, anything);
  const kept = [keepDraft(answerTo(practitionerId, localId), { patientId: patient.id })];
  if (typed) {
    kept.push(keepDraft(request, { ...typed, patient }));
    await moveDraft(request, `request:${patient.id}`);
  }
  await Promise.all(kept);
  const registration = findDraft(practitionerId, localId);
  if (registration !== undefined) dropDraft({ practitionerId, name: registration });
  void readAgain(client, 'searchPatients');
}
