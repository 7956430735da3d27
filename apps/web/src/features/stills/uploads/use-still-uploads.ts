import { useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { asApiError } from '../../../shared/api/api-error.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useConnectionStore } from '../../../shared/connection/connection-store.ts';
import { onDraftsDropped } from '../../../shared/drafts/drafts.ts';
import { readOn } from '../../../shared/messages/message-cache.ts';
import { noteUnsentPhotos } from '../../../shared/outbox/unsent-photos.ts';
import { useSession } from '../../../shared/session/session.ts';
import { sendPart } from './send-part.ts';
import { StillUploads } from './still-uploads.ts';
import { browserStillStore } from './still-store.ts';

type Running = { readonly practitionerId: string; readonly uploads: StillUploads };
let running: Running | undefined;

function open(client: QueryClient, practitionerId: string): StillUploads {
  const uploads = StillUploads.open(practitionerId, {
    send: sendPart,
    store: browserStillStore,
    codeOf: (error) => asApiError(error).code,
    onArrived: ({ consultationId }) => {
      void readAgain(client, 'readConsultation');
      // Told as a fact as well, unless the line is away just now.
      void readOn(client, consultationId).catch(() => undefined);
    },
  });
  const sendNow = () => void uploads.flush();
  window.addEventListener('online', sendNow);
  const unsubscribe = useConnectionStore.subscribe((now, before) => {
    if (now.signalling === 'connected' && before.signalling !== 'connected') sendNow();
  });
  uploads.subscribe(() => noteUnsentPhotos(practitionerId, uploads.getSnapshot().length));
  onDraftsDropped(() => {
    window.removeEventListener('online', sendNow);
    unsubscribe();
    uploads.stop();
    if (running?.uploads === uploads) running = undefined;
    // These computers are shared: no photo of a patient stays behind.
    void browserStillStore.forgetAll().catch(() => undefined);
  });
  return uploads;
}

/** The photos this person has on their way; they go on whatever page is shown. */
export function stillUploadsOf(client: QueryClient, practitionerId: string): StillUploads {
  if (running?.practitionerId !== practitionerId) {
    running?.uploads.stop();
    running = { practitionerId, uploads: open(client, practitionerId) };
  }
  return running.uploads;
}

export function useStillUploads() {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const uploads = stillUploadsOf(client, practitioner.id);
  return { uploads, all: useSyncExternalStore(uploads.subscribe, uploads.getSnapshot) };
}
