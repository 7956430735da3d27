import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../api/api-client.ts';
import { findDraft, readDraft } from '../drafts/drafts.ts';
import type { RegistrationEntry } from './outbox-entry.ts';
import { leadToRecord } from './registered-as.ts';

const keyed = z.object({ idempotencyKey: z.uuid(), registrationKey: z.uuid().optional() });

/** It was taken back to be changed while this was on its way: the person goes on with what they type. */
function isTakenBack(practitionerId: string, { id, body }: RegistrationEntry): boolean {
  const name = findDraft(practitionerId, id);
  const draft = name === undefined ? undefined : readDraft({ practitionerId, name }, keyed);
  return draft !== undefined && (draft.registrationKey ?? id) !== body.idempotencyKey;
}

/** Registers the patient, once however often it is tried, and leads what was begun for them to the record. */
export async function sendRegistration(
  client: QueryClient,
  practitionerId: string,
  entry: RegistrationEntry,
): Promise<void> {
  const patient = await api.call('registerPatient', { body: entry.body });
  if (isTakenBack(practitionerId, entry)) return;
  await leadToRecord(client, practitionerId, entry.id, patient);
}
