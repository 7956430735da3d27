/** Imported before anything else of a process (`NODE_OPTIONS=--import=…`), it moves its clock. */
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { moveClock } from './move-clock.ts';

moveClock(Number(process.env['QARIB_TEST_CLOCK_OFFSET_MS'] ?? 0));

// Node dates its answers by the machine's clock, which browsers would take for the server's.
subscribe('http.server.request.start', (message) => {
  const { response } = message as { response: ServerResponse };
  response.setHeader('Date', new Date().toUTCString());
});
