import { useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '../api/api-client.ts';
import { asApiError } from '../api/api-error.ts';
import { readAgain } from '../api/queries.ts';
import { useConnectionStore } from '../connection/connection-store.ts';
import { onDraftsDropped } from '../drafts/drafts.ts';
import { aloneInBrowser } from '../offline/alone-in-browser.ts';
import { readOn } from '../messages/message-cache.ts';
import { noteUnsentPhotos } from '../outbox/unsent-photos.ts';
import { useSession } from '../session/session.ts';
import { sendPart } from './send-part.ts';
import { Uploads } from './uploads.ts';
import { browserUploadStore } from './upload-store.ts';

type Running = { readonly practitionerId: string; readonly uploads: Uploads };
let running: Running | undefined;

function open(client: QueryClient, practitionerId: string): Uploads {
  const uploads = Uploads.open(practitionerId, {
    send: sendPart,
    store: browserUploadStore,
    alone: aloneInBrowser(`qarib:uploads:${practitionerId}`),
    codeOf: (error) => asApiError(error).code,
    takeBack: ({ consultationId = '', uploadId }) => {
      // What stays there all the same is swept away after a day.
      const params = { id: consultationId, uploadId };
      void api.call('discardUpload', { params }).catch(() => undefined);
    },
    onArrived: ({ consultationId = '', place }) => {
      void readAgain(client, 'readConsultation');
      if (place === 'case') return;
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
    void browserUploadStore.forgetAll().catch(() => undefined);
  });
  return uploads;
}

/** What this person has on its way; it goes on whatever page is shown. */
export function uploadsOf(client: QueryClient, practitionerId: string): Uploads {
  if (running?.practitionerId !== practitionerId) {
    running?.uploads.stop();
    running = { practitionerId, uploads: open(client, practitionerId) };
  }
  return running.uploads;
}

export function useUploads() {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const uploads = uploadsOf(client, practitioner.id);
  return { uploads, all: useSyncExternalStore(uploads.subscribe, uploads.getSnapshot) };
}
