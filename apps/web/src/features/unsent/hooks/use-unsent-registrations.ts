import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ApiError } from '../../../shared/api/api-error.ts';
import {
  dropDraft,
  listDrafts,
  onDraftsChanged,
  readDraft,
} from '../../../shared/drafts/drafts.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useOutbox } from '../../../shared/outbox/outbox-provider.tsx';
import type { OutboxItem } from '../../../shared/outbox/outbox.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useUploads } from '../../../shared/uploads/use-uploads.ts';
import type { Unsent } from './use-unsent.ts';

/** What a list needs of who somebody is. */
export const named = z.object({ familyName: z.string(), givenName: z.string() });
const keyed = z.object({ idempotencyKey: z.uuid() });
const registration = named.extend(keyed.shape);

export const nameOf = (person: z.infer<typeof named> | undefined) =>
  person === undefined ? '' : `${person.familyName} ${person.givenName}`.trim();

const typing = 'register-patient';

function useStateWords() {
  const { t } = useTranslation('unsent');
  const wordsFor = useErrorWords();
  return ({ state, code }: OutboxItem): string => {
    if (state !== 'refused' || code === undefined) return t('waiting');
    return code.startsWith('PATIENT_') ? t('toCompare') : wordsFor(new ApiError(code));
  };
}

/** Takes all of it off this device: the registration, and the request that was begun for this patient. */
function useDropRegistration() {
  const { practitioner } = useSession();
  const outbox = useOutbox();
  const { uploads } = useUploads();
  return (name: string, localId: string) => {
    const request = { practitionerId: practitioner.id, name: `request:${localId}` };
    const requestKey = readDraft(request, keyed)?.idempotencyKey;
    if (requestKey !== undefined) {
      outbox.discard(requestKey);
      uploads.dropHeld(requestKey);
      dropDraft(request);
    }
    outbox.discard(localId);
    dropDraft({ practitionerId: practitioner.id, name });
  };
}

/** Patients whose registration is begun, waits for a network, or waits for a person to decide. */
export function useUnsentRegistrations(): readonly Unsent[] {
  const { t } = useTranslation('unsent');
  const { practitioner } = useSession();
  const practitionerId = practitioner.id;
  const outbox = useOutbox();
  const { items } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  const names = useSyncExternalStore(onDraftsChanged, () => listDrafts(practitionerId).join('\n'));
  const wordsOf = useStateWords();
  const drop = useDropRegistration();
  return names.split('\n').flatMap((name): Unsent[] => {
    const typed = name.startsWith(typing)
      ? readDraft({ practitionerId, name }, registration)
      : undefined;
    if (!typed) return [];
    const localId = typed.idempotencyKey;
    const item = items.find(({ entry }) => entry.id === localId);
    const hasRequest = names.split('\n').includes(`request:${localId}`);
    return [
      {
        key: name,
        name: nameOf(typed),
        what: t('registration'),
        state: item && wordsOf(item),
        address: `/patients/new?waiting=${localId}`,
        isDraft: item === undefined,
        isWaiting: true,
        sendAgain: item && item.state !== 'refused' ? () => outbox.retry(localId) : undefined,
        goesAlong: hasRequest ? t('requestGoesAlong') : undefined,
        drop: () => drop(name, localId),
      },
    ];
  });
}
