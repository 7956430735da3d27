import type { CallErrorCode } from '@qarib/call-client';
import { useTranslation } from 'react-i18next';

const ofTheBrowser = [
  'SIGNALLING_LOST',
  'SIGNALLING_INVALID',
  'BROWSER_UNSUPPORTED',
  'MEDIA_PATH_BLOCKED',
] as const;
type BrowserCode = (typeof ofTheBrowser)[number];

const isOfTheBrowser = (code: CallErrorCode): code is BrowserCode =>
  (ofTheBrowser as readonly string[]).includes(code);

/** Words for why a call could not go on. */
export function useCallErrorWords(): (code: CallErrorCode | undefined) => string {
  const { t } = useTranslation('shared');
  return (code = 'INTERNAL') =>
    isOfTheBrowser(code) ? t(`callErrors.${code}`) : t(`errors.${code}`);
}
