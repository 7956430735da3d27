import { ApiError, type AnyErrorCode } from '../api/api-error.ts';
import { useErrorWords } from '../i18n/use-error-words.ts';
import { isOutOfReach } from '../session/session.ts';

/** Why something was not sent yet. That nobody answers is what the page says already; anything else is worth its words. */
export function useWhyWaiting(code: AnyErrorCode | undefined): string {
  const wordsFor = useErrorWords();
  const error = code && new ApiError(code);
  return !error || isOutOfReach(error) ? '' : wordsFor(error);
}
