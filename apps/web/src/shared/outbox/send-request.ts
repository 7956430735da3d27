import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { Consultation, ConsultationRequest } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { read, readAgain } from '../api/queries.ts';
import { dropDraft, findDraft, keepDraft, readDraft } from '../drafts/drafts.ts';
import { uploadsOf } from '../uploads/use-uploads.ts';
import type { RequestEntry } from './outbox-entry.ts';
import { registeredAs } from './registered-as.ts';
import { noteSentFromDevice } from './sent-from-device.ts';
import { tellSent } from './sent-requests.ts';

const keyed = z.looseObject({ idempotencyKey: z.uuid() });

const anew = () => ({ idempotencyKey: crypto.randomUUID(), wasTried: undefined });

function isAsAsked(made: Consultation, asked: ConsultationRequest): boolean {
  const factsOf = ({ specialty, priority, reason, vitalSigns }: typeof asked | typeof made) =>
    JSON.stringify([
      specialty,
      priority,
      reason.text,
      vitalSigns
        .map(({ code, value }) => `${code} ${value}`)
        .toSorted((a, b) => a.localeCompare(b)),
    ]);
  return factsOf(made) === factsOf(asked);
}

/** The draft goes; a change that did not go along stays, as one of another request. */
async function leaveDraft(practitionerId: string, requestId: string, isToStay: boolean) {
  const name = findDraft(practitionerId, requestId);
  if (name === undefined) return;
  const place = { practitionerId, name };
  const draft = isToStay ? readDraft(place, keyed) : undefined;
  if (draft) await keepDraft(place, { ...draft, ...anew() });
  else dropDraft(place);
}

/**
 * Asks for the consultation, once however often it is tried, and lets its files follow. Each step can be
 * done again: whoever closes the browser in between goes on from here at the next opening.
 */
export async function sendRequest(
  client: QueryClient,
  practitionerId: string,
  { id, patientName, body: written, consent, wasTriedBefore = false }: RequestEntry,
): Promise<void> {
  const patientId = registeredAs(practitionerId, written.patientId) ?? written.patientId;
  const body = { ...written, patientId };
  const params = { id: patientId };
  if (consent) await api.call('recordConsent', { params, body: consent });
  const consultation = await api.call('requestConsultation', { body });
  await uploadsOf(client, practitionerId).follow(id, consultation.id);
  const isOfBeforeChange = wasTriedBefore && !isAsAsked(consultation, body);
  const told = { requestId: id, consultationId: consultation.id, sentAt: new Date().toISOString() };
  await noteSentFromDevice(practitionerId, patientId, told);
  await leaveDraft(practitionerId, id, isOfBeforeChange);
  const { queryKey } = read('readConsultation', { params: { id: consultation.id } });
  client.setQueryData(queryKey, consultation);
  void readAgain(client, 'listConsultations', 'readPatient');
  tellSent({ ...told, practitionerId, patientName, isOfBeforeChange, isSeen: false });
}
