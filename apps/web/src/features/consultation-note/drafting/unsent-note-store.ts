import { z } from 'zod';
import { noteText } from '@qarib/contracts';
import type { NoteText } from '@qarib/clinical';

/** Text the server has not acknowledged yet, as it lies in this browser. */
const unsentNote = z.object({
  text: noteText,
  baseVersion: z.number().int().min(0),
  /** Sent, but its answer never came: the server may have it under the next version. */
  inFlight: noteText.optional(),
});
export type UnsentNote = z.infer<typeof unsentNote>;

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'qarib.unsent-note.';

const sectionNames = ['subjective', 'objective', 'assessment', 'plan', 'advice'] as const;

export function isSameText(a: Partial<NoteText>, b: Partial<NoteText>): boolean {
  return sectionNames.every((section) => (a[section] ?? '') === (b[section] ?? ''));
}

/** One person's unsent text of one consultation; another person on the same device never sees it. */
export class UnsentNoteStore {
  readonly #storage: KeyValueStorage;
  readonly #key: string;

  constructor(storage: KeyValueStorage, owner: { practitionerId: string; consultationId: string }) {
    this.#storage = storage;
    this.#key = `${prefix}${owner.practitionerId}.${owner.consultationId}`;
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

/** At sign-out nothing clinical stays on the device. */
export function forgetUnsentNotes(storage: KeyValueStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
}
