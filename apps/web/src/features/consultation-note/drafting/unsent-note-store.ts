import { z } from 'zod';
import { noteText } from '@qarib/contracts';
import { noteSections, type NoteText } from '@qarib/clinical';
import { draftKey } from '../../../shared/drafts/drafts.ts';

/** Text the server has not acknowledged yet, as it lies in this browser. */
const unsentNote = z.object({
  text: noteText,
  baseVersion: z.number().int().min(0),
  /** Sent, but its answer never came: the server may have it under the next version. */
  inFlight: noteText.optional(),
});
export type UnsentNote = z.infer<typeof unsentNote>;

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function isSameText(a: Partial<NoteText>, b: Partial<NoteText>): boolean {
  return noteSections.every((section) => (a[section] ?? '') === (b[section] ?? ''));
}

/** One person's unsent text of one consultation; another person on the same device never sees it. */
export class UnsentNoteStore {
  readonly #storage: KeyValueStorage;
  readonly #key: string;

  constructor(storage: KeyValueStorage, owner: { practitionerId: string; consultationId: string }) {
    this.#storage = storage;
    this.#key = draftKey({
      practitionerId: owner.practitionerId,
      name: `note:${owner.consultationId}`,
    });
  }

  read(): UnsentNote | undefined {
    try {
      const parsed = unsentNote.safeParse(JSON.parse(this.#storage.getItem(this.#key) ?? 'null'));
      return parsed.success ? parsed.data : undefined;
    } catch {
      // Storage is closed to us, or holds something else: nothing can be restored from it.
      return undefined;
    }
  }

  /** Whether it is kept now: a full or forbidden storage must not be reported as safe. */
  write(unsent: UnsentNote): boolean {
    try {
      this.#storage.setItem(this.#key, JSON.stringify(unsent));
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    try {
      this.#storage.removeItem(this.#key);
    } catch {
      // A storage that cannot be written holds nothing of ours either.
    }
  }
}
