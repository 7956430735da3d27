/** Imported before anything else of a process (`NODE_OPTIONS=--import=…`), it moves its clock. */
import { moveClock } from './move-clock.ts';

moveClock(Number(process.env['QARIB_TEST_CLOCK_OFFSET_MS'] ?? 0));
