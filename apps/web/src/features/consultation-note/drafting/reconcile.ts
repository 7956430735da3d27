import type { Note } from '@qarib/contracts';
import { emptyNote, noteSections, type NoteText } from '@qarib/clinical';
import { isSameText, type UnsentNote } from './unsent-note-store.ts';

export function fullText(note: Pick<Note, 'text'>): NoteText {
  return { ...emptyNote, ...note.text };
}

/**
 * What unsent text is worth against what the server holds now. `same`: it has arrived. `continue`: it
 * follows on the server's version. `conflict`: somebody else wrote in between, a person must choose.
 */
export function reconcile(unsent: UnsentNote, server: Note): 'same' | 'continue' | 'conflict' {
  const theirs = fullText(server);
  if (isSameText(unsent.text, theirs)) return 'same';
  if (server.status !== 'preliminary') return 'conflict';
  if (unsent.baseVersion === server.version) return 'continue';
  // The save arrived and only its answer was lost: the newer version is our own.
  if (unsent.inFlight && isSameText(unsent.inFlight, theirs)) return 'continue';
  return 'conflict';
}

/** Both texts, section by section, the server's first; what is the same in both is not repeated. */
export function joinTexts(theirs: NoteText, mine: NoteText): NoteText {
  const join = (a: string, b: string) => {
    if (a === b || b.trim() === '' || a.includes(b)) return a;
    if (a.trim() === '' || b.includes(a)) return b;
    return `${a}\n\n${b}`;
  };
  const joined: Record<string, string> = {};
  for (const section of noteSections) joined[section] = join(theirs[section], mine[section]);
  return { ...emptyNote, ...joined };
}
