import path from 'node:path';
import { dayAfter, instantOf, mondayOf, moroccanDay, type WallTime } from '@qarib/clinical';

/** How far a clock has to be put ahead for it to be some time of next Monday in Morocco. */
export function untilNextMonday(time: string): number {
  const monday = dayAfter(mondayOf(moroccanDay(new Date())), 7);
  const wall: WallTime = `${monday}T${time}`;
  return instantOf(wall).getTime() - Date.now();
}

/** What a Node process is started with for its clock to be ahead. */
export const movedProcess = (offsetMs: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'moved-process.ts')}`,
  QARIB_TEST_CLOCK_OFFSET_MS: String(offsetMs),
});
