import * as notes from '../notes.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const noteEndpoints = {
  readNote: {
    method: 'GET',
    path: '/api/consultations/:id/note',
    summary: 'The note and its amendments; for the nurse once they are signed',
    params: byId,
    reply: notes.note,
  },
  saveNote: {
    method: 'PUT',
    path: '/api/consultations/:id/note',
    summary: 'Save the note, or the amendment that is open, as it is written',
    params: byId,
    body: notes.noteDraft,
    reply: notes.note,
  },
  signNote: {
    method: 'POST',
    path: '/api/consultations/:id/note/signature',
    summary: 'Sign the note or the amendment, which makes it final',
    params: byId,
    body: notes.noteSignature,
    reply: notes.note,
  },
  amendNote: {
    method: 'POST',
    path: '/api/consultations/:id/note/amendments',
    summary: 'Open an amendment beside the signed note',
    params: byId,
    body: notes.amendmentOpening,
    reply: notes.note,
  },
  listNoteVersions: {
    method: 'GET',
    path: '/api/consultations/:id/note/versions',
    summary: 'Who saved what when: every save there was, latest first',
    params: byId,
    reply: notes.noteVersionList,
  },
  readNoteVersion: {
    method: 'GET',
    path: '/api/consultations/:id/note/versions/:amendment/:version',
    summary: 'One save as it was',
    params: notes.noteVersionRef,
    reply: notes.noteVersion,
  },
} as const satisfies Record<string, Endpoint>;
