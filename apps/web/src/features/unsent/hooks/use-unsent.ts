import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ConsultationSummary } from '@qarib/contracts';
import {
  dropDraft,
  findDraft,
  listDrafts,
  onDraftsChanged,
  readDraft,
} from '../../../shared/drafts/drafts.ts';
import { ApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { caseOf } from '../../../shared/outbox/outbox-entry.ts';
import { useOutbox } from '../../../shared/outbox/outbox-provider.tsx';
import { isUnregistered } from '../../../shared/outbox/registered-as.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useUploads } from '../../../shared/uploads/use-uploads.ts';
import { named, nameOf, useUnsentRegistrations } from './use-unsent-registrations.ts';

/** One thing this device has and the server does not, and what can be done about it. */
export type Unsent = {
  readonly key: string;
  /** Whom it is about, where that is known. */
  readonly name: string;
  readonly what: string;
  /** How many files, or messages, in words. */
  readonly amount?: string | undefined;
  /** What it waits for, or why it did not go. */
  readonly state?: string | undefined;
  readonly address: string;
  /** Typed and not finished: it goes nowhere by itself. */
  readonly isDraft: boolean;
  readonly sendAgain?: (() => void) | undefined;
  /** It is on its way by itself, and sending again means now rather than later. */
  readonly isWaiting?: boolean | undefined;
  /** What else is deleted with it, in words. */
  readonly goesAlong?: string | undefined;
  readonly drop: () => void;
};

const requestPrefix = 'request:';

/** What a list needs of a draft. */
const requestDraft = z.object({ idempotencyKey: z.uuid(), patient: named.optional() });

const nameless = '';

/** The case that words were begun for, and what they are; nothing for another sort of draft. */
function wordsBegun(
  name: string,
): { readonly what: 'message' | 'note'; readonly id: string } | undefined {
  const [kind, id = ''] = name.split(':');
  return kind === 'message' || kind === 'note' ? { what: kind, id } : undefined;
}

/** Messages begun, and notes of which the server does not have the last words. */
function useWordsBegun(): readonly Unsent[] {
  const { t } = useTranslation('unsent');
  const { practitioner } = useSession();
  const practitionerId = practitioner.id;
  const names = useSyncExternalStore(onDraftsChanged, () => listDrafts(practitionerId).join('\n'));
  return names.split('\n').flatMap((name): Unsent[] => {
    const begun = wordsBegun(name);
    if (!begun) return [];
    return [
      {
        key: name,
        name: nameless,
        what: t(begun.what),
        isDraft: true,
        address: `/consultations/${begun.id}`,
        drop: () => dropDraft({ practitionerId, name }),
      },
    ];
  });
}

function useRequestsBegun(): readonly Unsent[] {
  const { t } = useTranslation('unsent');
  const { practitioner } = useSession();
  const { uploads, all } = useUploads();
  const practitionerId = practitioner.id;
  const names = useSyncExternalStore(onDraftsChanged, () => listDrafts(practitionerId).join('\n'));
  const outbox = useOutbox();
  const { items } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  return names.split('\n').flatMap((name): Unsent[] => {
    const place = { practitionerId, name };
    const typed = name.startsWith(requestPrefix) ? readDraft(place, requestDraft) : undefined;
    // Once it is on its way it is listed as that.
    if (!typed || items.some(({ entry }) => entry.id === typed.idempotencyKey)) return [];
    const { idempotencyKey: draftId, patient } = typed;
    const count = all.filter(({ kept }) => kept.draftId === draftId).length;
    return [
      {
        key: name,
        name: nameOf(patient),
        what: t('request'),
        isDraft: true,
        amount: count === 0 ? undefined : t('files', { count }),
        address: `/patients/${name.slice(requestPrefix.length)}/request`,
        drop: () => {
          dropDraft(place);
          uploads.dropHeld(draftId);
        },
      },
    ];
  });
}

/** Requests that were sent off and wait for a network, a server or a decision. */
function useQueuedRequests(): readonly Unsent[] {
  const { t } = useTranslation('unsent');
  const wordsFor = useErrorWords();
  const { practitioner } = useSession();
  const outbox = useOutbox();
  const { items } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  const { uploads, all } = useUploads();
  return items.flatMap(({ entry, state, code }): Unsent[] => {
    if (entry.kind !== 'request') return [];
    const count = all.filter(({ kept }) => kept.draftId === entry.id).length;
    const isRefused = state === 'refused' && code !== undefined;
    const isAfter = isUnregistered(practitioner.id, entry.body.patientId);
    const waits = isAfter ? 'afterRegistration' : 'waiting';
    const words = t(state === 'refused' ? 'late' : waits);
    return [
      {
        key: entry.id,
        name: entry.patientName,
        what: t('request'),
        amount: count === 0 ? undefined : t('files', { count }),
        state: isRefused ? wordsFor(new ApiError(code)) : words,
        address: `/patients/${entry.body.patientId}/request`,
        isDraft: false,
        isWaiting: true,
        // What was refused would be again: its page says what to change.
        sendAgain: isRefused || isAfter ? undefined : () => outbox.retry(entry.id),
        drop: () => {
          const name = findDraft(practitioner.id, entry.id);
          if (name !== undefined) dropDraft({ practitionerId: practitioner.id, name });
          outbox.discard(entry.id);
          uploads.dropHeld(entry.id);
        },
      },
    ];
  });
}

/** Messages and photos on their way, by the consultation they belong to. */
function useOnTheirWay(): readonly (Unsent & { readonly consultationId: string })[] {
  const { t } = useTranslation('unsent');
  const outbox = useOutbox();
  const { items } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  const { uploads, all } = useUploads();
  const files = all.filter(({ state }) => state !== 'held');
  const ids = new Set([
    ...items.flatMap(({ entry }) => caseOf(entry) ?? []),
    ...files.flatMap(({ kept }) => kept.consultationId ?? []),
  ]);
  return [...ids].map((consultationId) => {
    const words = items.filter(({ entry }) => caseOf(entry) === consultationId);
    const photos = files.filter(({ kept }) => kept.consultationId === consultationId);
    const refused = photos.filter(({ state }) => state === 'refused');
    return {
      consultationId,
      key: consultationId,
      name: nameless,
      what: t('sending'),
      amount: t('items', { count: words.length + photos.length }),
      state: [...words, ...photos].some(({ state }) => state === 'refused')
        ? t('refused')
        : undefined,
      isDraft: false,
      address: `/consultations/${consultationId}`,
      sendAgain: () => {
        void outbox.flush();
        void uploads.flush();
        for (const { entry, state } of words) if (state === 'refused') outbox.retry(entry.id);
        for (const { kept } of refused) void uploads.retry(kept.uploadId);
      },
      drop: () => {
        for (const { entry } of words) outbox.discard(entry.id);
        for (const { kept } of photos) uploads.discard(kept.uploadId);
      },
    };
  });
}

/** Everything that lies on this device and nowhere else. What is sent is not among it any more. */
export function useUnsent(consultations: readonly ConsultationSummary[]): readonly Unsent[] {
  const registrations = useUnsentRegistrations();
  const requests = useRequestsBegun();
  const words = useWordsBegun();
  const queued = useQueuedRequests();
  const onTheirWay = useOnTheirWay();
  const nameIn = (address: string) =>
    consultations.find(({ id }) => address.endsWith(`/${id}`))?.patient.name ?? '';
  return [...registrations, ...queued, ...onTheirWay, ...requests, ...words].map((it) => ({
    ...it,
    name: it.name || nameIn(it.address),
  }));
}
