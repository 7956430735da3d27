import { slotLengths } from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';

const usualMinutes = 30;

/** How long a slot is, in minutes. */
export function lengthOf({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>) {
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
  return slotLengths.find((it) => it === minutes) ?? usualMinutes;
}
