import * as notes from '../notes.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const noteEndpoints = {
  readNote: {
    method: 'GET',
    path: '/api/consultations/:id/note',
    summary: 'The note; for the nurse once it is signed',
    params: byId,
    reply: notes.note,
  },
  saveNote: {
    method: 'PUT',
    path: '/api/consultations/:id/note',
    summary: 'Save the note as it is typed',
    params: byId,
    body: notes.noteDraft,
    reply: notes.note,
  },
  signNote: {
    method: 'POST',
    path: '/api/consultations/:id/note/signature',
    summary: 'Sign the note, which makes it final',
    params: byId,
    body: notes.noteSignature,
    reply: notes.note,
  },
} as const satisfies Record<string, Endpoint>;
