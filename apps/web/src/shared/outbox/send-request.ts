import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { Consultation, ConsultationRequest } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { read, readAgain } from '../api/queries.ts';
import { dropDraft, keepDraft, readDraft } from '../drafts/drafts.ts';
import type { RequestEntry } from './outbox-entry.ts';
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

/**
 * Asks for the consultation, once however often it is tried, and lets its files follow. Each step can be
 * done again: whoever closes the browser in between goes on from here at the next opening.
 */
export async function sendRequest(
  client: QueryClient,
  practitionerId: string,
  { id, patientName, draftName, body, wasTriedBefore = false }: RequestEntry,
): Promise<void> {
  const consultation = await api.call('requestConsultation', { body });
  // Only a request has files to take along; messages need none of this.
  const { uploadsOf } = await import('../uploads/use-uploads.ts');
  await uploadsOf(client, practitionerId).follow(id, consultation.id);
  const place = { practitionerId, name: draftName };
  const isOfBeforeChange = wasTriedBefore && !isAsAsked(consultation, body);
  const draft = isOfBeforeChange ? readDraft(place, keyed) : undefined;
  if (draft) await keepDraft(place, { ...draft, ...anew() });
  else dropDraft(place);
  const { queryKey } = read('readConsultation', { params: { id: consultation.id } });
  client.setQueryData(queryKey, consultation);
  void readAgain(client, 'listConsultations');
  const sent = { requestId: id, practitionerId, consultationId: consultation.id, patientName };
  tellSent({ ...sent, sentAt: new Date().toISOString(), isOfBeforeChange, isSeen: false });
}
