import { statisticsDay } from '@qarib/clinical';
import { useClock } from './use-clock.ts';

/** The Moroccan calendar day it is, `YYYY-MM-DD`; it turns at midnight while shown. */
export function useToday(): string {
  return statisticsDay(new Date(useClock(60_000)));
}
