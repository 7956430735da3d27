import type { NoteWriting } from '@qarib/contracts';
import {
  canonicalJson,
  emptyContent,
  emptyNote,
  isSameContent,
  noteSections,
  type NoteContent,
  type NoteText,
} from '@qarib/clinical';
import type { UnsentNote } from './unsent-note-store.ts';

export function fullContent({ content }: Pick<NoteWriting, 'content'>): NoteContent {
  return { ...emptyContent, ...content, text: { ...emptyNote, ...content.text } };
}

/**
 * What an unsent note is worth against what the server holds now. `same`: it has arrived. `continue`:
 * it follows on the server's version. `conflict`: somebody else wrote in between, a person must choose.
 */
export function reconcile(
  unsent: UnsentNote,
  server: NoteWriting,
): 'same' | 'continue' | 'conflict' {
  const theirs = fullContent(server);
  if (isSameContent(unsent.content, theirs)) return 'same';
  if (server.status !== 'preliminary') return 'conflict';
  if (unsent.baseVersion === server.version) return 'continue';
  // The save arrived and only its answer was lost: the newer version is our own.
  if (unsent.inFlight && isSameContent(unsent.inFlight, theirs)) return 'continue';
  return 'conflict';
}

function joinTexts(theirs: NoteText, mine: NoteText): NoteText {
  const join = (a: string, b: string) => {
    if (a === b || b.trim() === '' || a.includes(b)) return a;
    if (a.trim() === '' || b.includes(a)) return b;
    return `${a}\n\n${b}`;
  };
  const joined: Record<string, string> = {};
  for (const section of noteSections) joined[section] = join(theirs[section], mine[section]);
  return { ...emptyNote, ...joined };
}

type Line = NoteContent['prescription'][number];

/** One line written in two ways is two lines, for a person to strike one out. */
function joinLines(theirs: readonly Line[], mine: readonly Line[]): readonly Line[] {
  const asJson = (line: Line) => canonicalJson(line);
  const known = new Set(theirs.map(asJson));
  const ids = new Set(theirs.map(({ id }) => id));
  const added = mine
    .filter((line) => !known.has(asJson(line)))
    .map((line) => (ids.has(line.id) ? { ...line, id: crypto.randomUUID() } : line));
  return [...theirs, ...added];
}

/**
 * Both writings: words one under the other, the server's first; every diagnosis and every line once.
 * Of what there can be one only, ours stays where we wrote it; theirs is kept among the versions.
 */
export function joinContents(theirs: NoteContent, mine: NoteContent): NoteContent {
  const codes = new Set(theirs.diagnoses.map(({ code }) => code));
  return {
    text: joinTexts(theirs.text, mine.text),
    diagnoses: [...theirs.diagnoses, ...mine.diagnoses.filter(({ code }) => !codes.has(code))],
    prescription: joinLines(theirs.prescription, mine.prescription),
    followUp: mine.followUp ?? theirs.followUp,
    referral: mine.referral ?? theirs.referral,
    outcome: mine.outcome ?? theirs.outcome,
    outcomeReason: mine.outcomeReason || theirs.outcomeReason,
  };
}
