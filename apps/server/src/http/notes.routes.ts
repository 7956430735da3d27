import { amendNote } from '../use-cases/notes/amend-note.ts';
import { listNoteVersions } from '../use-cases/notes/list-note-versions.ts';
import { readNote } from '../use-cases/notes/read-note.ts';
import { readNoteVersion } from '../use-cases/notes/read-note-version.ts';
import { saveNote } from '../use-cases/notes/save-note.ts';
import { signNote } from '../use-cases/notes/sign-note.ts';
import { route, type Api } from './route.ts';

export function noteRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'readNote', ({ person, params }) => readNote(ports, person, params));
  route(api, 'saveNote', ({ person, params, body }) =>
    saveNote(ports, person, { ...params, ...body }),
  );
  route(api, 'signNote', ({ person, params, body }) =>
    signNote(ports, person, { ...params, ...body }),
  );
  route(api, 'amendNote', ({ person, params, body }) =>
    amendNote(ports, person, { ...params, ...body }),
  );
  route(api, 'listNoteVersions', ({ person, params }) => listNoteVersions(ports, person, params));
  route(api, 'readNoteVersion', ({ person, params }) => readNoteVersion(ports, person, params));
}
