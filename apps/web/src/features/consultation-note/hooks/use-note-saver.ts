import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Note } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useSession } from '../../../shared/session/session.ts';
import { NoteSaver } from '../drafting/note-saver.ts';
import { UnsentNoteStore } from '../drafting/unsent-note-store.ts';

export const noteQuery = (consultationId: string) =>
  read('readNote', { params: { id: consultationId } });

export function keepNote(client: QueryClient, note: Note): void {
  client.setQueryData(noteQuery(note.consultationId).queryKey, note);
}

function openSaver(client: QueryClient, note: Note, practitionerId: string): NoteSaver {
  const params = { id: note.consultationId };
  return NoteSaver.open(note, {
    save: (draft) => api.call('saveNote', { params, body: draft }),
    read: () => api.call('readNote', { params }),
    codeOf: (error) => asApiError(error).code,
    unsent: new UnsentNoteStore(localStorage, {
      practitionerId,
      consultationId: note.consultationId,
    }),
    isOnline: () => navigator.onLine,
    onAcknowledged: (acknowledged) => keepNote(client, acknowledged),
  });
}

/** Runs the saver for as long as the note is shown, and asks before unsent words are left behind. */
function useSaverLife(saver: NoteSaver): void {
  useEffect(() => {
    const sendNow = () => void saver.flush();
    const sendWhenHidden = () => {
      if (document.hidden) sendNow();
    };
    const askFirst = (event: BeforeUnloadEvent) => {
      if (saver.hasUnsent) event.preventDefault();
    };
    saver.start();
    window.addEventListener('online', sendNow);
    window.addEventListener('beforeunload', askFirst);
    document.addEventListener('visibilitychange', sendWhenHidden);
    return () => {
      window.removeEventListener('online', sendNow);
      window.removeEventListener('beforeunload', askFirst);
      document.removeEventListener('visibilitychange', sendWhenHidden);
      saver.stop();
    };
  }, [saver]);
}

/** The note of one consultation as its author types it. `note` is what the server was last seen to hold. */
export function useNoteSaver(note: Note) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const [saver] = useState(() => openSaver(client, note, practitioner.id));
  useSaverLife(saver);
  useEffect(() => saver.receive(note), [saver, note]);
  const state = useSyncExternalStore(saver.subscribe, saver.getSnapshot);

  /** Signs exactly what is on the screen; rejects with `ApiError`. */
  async function sign(): Promise<void> {
    const isAllSaved = await saver.flush();
    if (!isAllSaved) throw asApiError(saver.lastError);
    const signed = await api.call('signNote', {
      params: { id: note.consultationId },
      body: { version: saver.getSnapshot().version },
    });
    keepNote(client, signed);
    saver.receive(signed);
    void readAgain(client, 'listConsultations', 'readConsultation');
  }

  return { saver, state, sign };
}
