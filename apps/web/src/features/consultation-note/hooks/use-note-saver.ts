import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Note, NoteWriting } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { ApiError, asApiError } from '../../../shared/api/api-error.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useSession } from '../../../shared/session/session.ts';
import { vaultOf } from '../../../shared/vault/vault-here.ts';
import { NoteSaver } from '../drafting/note-saver.ts';
import { UnsentNoteStore } from '../drafting/unsent-note-store.ts';

export const noteQuery = (consultationId: string) =>
  read('readNote', { params: { id: consultationId } });

export function keepNote(client: QueryClient, note: Note): void {
  client.setQueryData(noteQuery(note.consultationId).queryKey, note);
}

/** The note itself, or an amendment of it. */
export function writingOf(note: Note, amendment: number): NoteWriting {
  return note.amendments.find((it) => it.amendment === amendment) ?? note;
}

function openSaver(client: QueryClient, writing: NoteWriting, practitionerId: string): NoteSaver {
  const { consultationId, amendment } = writing;
  const params = { id: consultationId };
  const vault = vaultOf(practitionerId);
  if (!vault) throw new ApiError('NOT_SIGNED_IN');
  return NoteSaver.open(writing, {
    async save(draft) {
      const note = await api.call('saveNote', { params, body: { ...draft, amendment } });
      keepNote(client, note);
      return writingOf(note, amendment);
    },
    read: async () => writingOf(await api.call('readNote', { params }), amendment),
    codeOf: (error) => asApiError(error).code,
    unsent: new UnsentNoteStore(vault, { practitionerId, consultationId, amendment }),
    isOnline: () => navigator.onLine,
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

/** What the physician writes, as it is typed. `writing` is what the server was last seen to hold. */
export function useNoteSaver(writing: NoteWriting) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const [saver] = useState(() => openSaver(client, writing, practitioner.id));
  useSaverLife(saver);
  useEffect(() => saver.receive(writing), [saver, writing]);
  const state = useSyncExternalStore(saver.subscribe, saver.getSnapshot);

  /** Signs exactly what is on the screen; rejects with `ApiError`. */
  async function sign(): Promise<void> {
    const isAllSaved = await saver.flush();
    if (!isAllSaved) throw asApiError(saver.lastError);
    const { consultationId, amendment } = writing;
    const signed = await api.call('signNote', {
      params: { id: consultationId },
      body: { amendment, version: saver.getSnapshot().version },
    });
    keepNote(client, signed);
    saver.receive(writingOf(signed, amendment));
    void readAgain(client, 'listConsultations', 'readConsultation');
  }

  return { saver, state, sign };
}
