import { z } from 'zod';
import { noteContent } from '@qarib/contracts';
import { emptyContent } from '@qarib/clinical';
import { draftKey } from '../../../shared/drafts/drafts.ts';
import type { DeviceStore } from '../../../shared/vault/vault.ts';

const keptContent = z.object({
  content: noteContent,
  baseVersion: z.number().int().min(0),
  /** Sent, but its answer never came: the server may have it under the next version. */
  inFlight: noteContent.optional(),
});
/** What was kept before notes had parts: words alone. They are not lost to a newer Qarib. */
const keptText = z
  .object({ text: noteContent.shape.text, baseVersion: z.number().int().min(0) })
  .transform(({ text, baseVersion }) => ({ content: { ...emptyContent, text }, baseVersion }));
/** What the server has not acknowledged yet, as it lies in this browser. */
const unsentNote = z.union([keptContent, keptText]);
export type UnsentNote = z.infer<typeof keptContent>;

type NoteStorage = Pick<DeviceStore, 'getItem' | 'setItem' | 'removeItem'>;

type Owner = {
  readonly practitionerId: string;
  readonly consultationId: string;
  /** 0 or absent for the note itself. */
  readonly amendment?: number;
};

/** One person's unsent text of one note or amendment; another person on the same device never sees it. */
export class UnsentNoteStore {
  readonly #storage: NoteStorage;
  readonly #key: string;

  constructor(storage: NoteStorage, owner: Owner) {
    this.#storage = storage;
    this.#key = draftKey({
      practitionerId: owner.practitionerId,
      name: `note:${owner.consultationId}${owner.amendment ? `:${owner.amendment}` : ''}`,
    });
  }

  read(): UnsentNote | undefined {
    try {
      const parsed = unsentNote.safeParse(JSON.parse(this.#storage.getItem(this.#key) ?? 'null'));
      return parsed.success ? parsed.data : undefined;
    } catch {
      // It holds something else: nothing can be restored from it.
      return undefined;
    }
  }

  /** Whether it is kept now: a full or forbidden storage must not be reported as safe. */
  write(unsent: UnsentNote): Promise<boolean> {
    return this.#storage.setItem(this.#key, JSON.stringify(unsent));
  }

  clear(): void {
    this.#storage.removeItem(this.#key);
  }
}
