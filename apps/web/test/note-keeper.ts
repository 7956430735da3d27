import { screen } from '@testing-library/react';
import { emptyContent } from '@qarib/clinical';
import { noteDraft, type Note } from '@qarib/contracts';
import { openedVault } from './device.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { showApp } from './show-app.tsx';
import {
  neurologistSaida,
  saidaOnCall,
  takenBySaida,
  unwrittenNote,
} from './specialist-fixtures.ts';
import { UnsentNoteStore } from '../src/features/consultation-note/drafting/unsent-note-store.ts';

// In Ramadan, when Morocco's clocks stand at UTC.
export const savedAt = '2026-03-02T14:03:00Z';
export const owner = { practitionerId: neurologistSaida.id, consultationId: takenBySaida.id };
export const planning = (plan: string) => ({
  ...emptyContent,
  text: { ...emptyContent.text, plan },
});
export const unsent = () => new UnsentNoteStore(openedVault(owner.practitionerId), owner);

/** A server that keeps one note as the real one does. */
export class NoteKeeper extends FakeServer {
  note: Note = unwrittenNote;

  constructor() {
    super();
    this.answer('readSession', saidaOnCall)
      .answer('readHealth', { database: true, media: true })
      .answer('readQueue', { consultations: [] })
      .answer('listConsultations', { consultations: [] })
      .answer('readConsultation', takenBySaida)
      .answer('readNote', () => this.note)
      .answer('saveNote', ({ body }) => {
        const draft = noteDraft.parse(body);
        if (draft.version !== this.note.version) return refusal('VERSION_CONFLICT');
        this.note = { ...this.note, version: draft.version + 1, content: draft.content, savedAt };
        return this.note;
      })
      .answer('signNote', () => {
        this.note = {
          ...this.note,
          status: 'final',
          version: this.note.version + 1,
          authorName: neurologistSaida.name,
          signedAt: '2026-03-02T14:10:00Z',
          contentHash: 'a'.repeat(64),
        };
        return this.note;
      });
  }
}

export async function openNote(server: NoteKeeper) {
  const app = await showApp(server, `/consultations/${takenBySaida.id}`);
  await screen.findByTestId('note-plan');
  return app;
}

export type User = Awaited<ReturnType<typeof openNote>>['user'];

/** In one go: how fast the machine types is not what is tested. */
export async function write(user: User, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

export const plan = () => screen.getByTestId('note-plan');
