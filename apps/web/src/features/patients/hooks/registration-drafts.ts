import { findDraft, listDrafts, readDraft } from '../../../shared/drafts/drafts.ts';
import type { Outbox } from '../../../shared/outbox/outbox.ts';
import { registrationDraft } from './registration-form.ts';

const kind = 'register-patient';

/** Each is kept by itself: two tabs register two people, and neither writes over the other's words. */
export const registrationDraftName = (practitionerId: string, localId: string): string =>
  findDraft(practitionerId, localId) ?? `${kind}:${localId}`;

/** Begun last and not sent off: whoever opens the form again goes on with it. */
export function begunRegistration(practitionerId: string, outbox: Outbox): string | undefined {
  const sent = new Set(outbox.getSnapshot().items.map(({ entry }) => entry.id));
  return listDrafts(practitionerId)
    .filter((name) => name.startsWith(kind))
    .flatMap((name) => readDraft({ practitionerId, name }, registrationDraft) ?? [])
    .findLast(({ idempotencyKey }) => !sent.has(idempotencyKey))?.idempotencyKey;
}
