import type { AnyErrorCode } from '../../../shared/api/api-error.ts';

/**
 * What a failed save means for the text. `retry`: nothing is wrong with it, try again. `conflict`:
 * somebody saved in between. `final`: the note was signed. `refused`: trying again cannot help.
 */
export type SaveFailure = 'retry' | 'conflict' | 'final' | 'refused';

const byCode: Partial<Record<AnyErrorCode, SaveFailure>> = {
  VERSION_CONFLICT: 'conflict',
  NOTE_FINAL: 'final',
  INPUT_INVALID: 'refused',
  INPUT_TOO_LARGE: 'refused',
  NOT_FOUND: 'refused',
};

/** `undefined` stands for no answer at all. */
export function classifySaveFailure(code: AnyErrorCode | undefined): SaveFailure {
  return (code && byCode[code]) ?? 'retry';
}
