import { moroccanDay } from '@qarib/clinical';
import { useClock } from './use-clock.ts';

/** The Moroccan calendar day it is, `YYYY-MM-DD`; it turns at midnight while shown. */
export function useToday(): string {
  return moroccanDay(new Date(useClock(60_000)));
}
