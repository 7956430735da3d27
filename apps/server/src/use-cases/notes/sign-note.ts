import { createHash } from 'node:crypto';
import {
  canWriteNote,
  endsWithSignature,
  isClosed,
  isEditable,
  missingToSign,
  noteSections,
  type NoteText,
} from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { NoteRecord } from '../../ports/notes.ts';
import { closeCall } from '../calls/close-call.ts';
import { countIndicators } from '../statistics/count-indicators.ts';
import { moveConsultation, participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { presentNote } from './present-note.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type Change } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly version: number };

const sign = changes({
  action: 'sign-note',
  concerns: ({ id }: Input) => ({ entityType: 'ConsultationNote', entityId: id }),
  async run(change, { id, version }) {
    const { records, person, now } = change;
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    const stored = await records.notes.find(id);
    if (stored && isRepeated(stored, version)) return presentNote(records, stored);
    requireSignable(stored, version);
    const signed: NoteRecord = {
      ...stored,
      status: 'final',
      version: version + 1,
      authorId: person.actor.practitionerId,
      signedAt: now,
      contentHash: contentHashOf(stored.text),
    };
    if (!(await records.notes.replace(signed))) throw new AppError('VERSION_CONFLICT');
    await markSigned(change, id);
    return presentNote(records, signed);
  },
});

/**
 * The responsible physician signs: the note is final, and its hash tells whether it still is what was
 * signed. A written opinion is delivered by that, so its consultation is over.
 */
export async function signNote(ports: Ports, person: Person, input: Input): Promise<Note> {
  const note = await sign(ports, person, input);
  const consultation = await ports.store.read(({ consultations }) => consultations.find(input.id));
  if (consultation && isClosed(consultation.status)) await closeCall(ports, input.id);
  return note;
}

const isRepeated = ({ status, version: now }: NoteRecord, version: number) =>
  !isEditable(status) && now === version + 1;

function requireSignable(
  stored: NoteRecord | undefined,
  version: number,
): asserts stored is NoteRecord {
  if (stored && !isEditable(stored.status)) throw new AppError('NOTE_FINAL');
  if (stored?.version !== version) {
    throw new AppError('VERSION_CONFLICT', { details: { version: String(stored?.version ?? 0) } });
  }
  const missing = missingToSign(stored.text);
  if (missing.length === 0) return;
  const issues = missing.map((section) => ({ path: `text.${section}`, message: 'missing' }));
  throw new AppError('NOTE_INCOMPLETE', { issues });
}

/** The figures count a completed consultation once it is signed, whether that came first or last. */
async function markSigned(change: Change, id: string): Promise<void> {
  const before = await change.records.consultations.find(id);
  const after = await change.records.consultations.markNoteSigned(id);
  if (!after) throw new Error('a note without a consultation');
  await countIndicators(change, before, after);
  change.tell(participantsOf(after), 'note:signed', { consultationId: id });
  if (!endsWithSignature(after)) return;
  await moveConsultation(change, after, 'finish', { endedAt: change.now });
  change.tell(participantsOf(after), 'consultation:finished', { consultationId: id });
}

/** SHA-256 over the sections as JSON in the order of `noteSections`, so that it can be computed again. */
function contentHashOf(text: NoteText): string {
  const canonical = JSON.stringify(
    Object.fromEntries(noteSections.map((name) => [name, text[name]])),
  );
  return createHash('sha256').update(canonical).digest('hex');
}
