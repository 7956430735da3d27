import type { MissingPath, NoteContent } from '@qarib/clinical';

/** What every part of the editor is given. */
export type PartProps = {
  readonly content: NoteContent;
  readonly onChange: (change: Partial<NoteContent>) => void;
  /** Whether this is missing for a signature that was tried. */
  readonly isMissing: (path: MissingPath) => boolean;
};
