import { z } from 'zod';
import { id, isoDateTime, localizedText, specialty } from './primitives.ts';

const count = z.number().int().min(0);

const progress = {
  waiting: count.describe('asked for a call, and taken on by nobody yet'),
  longestWaitSince: isoDateTime.optional().describe('of those who wait'),
  taken: count.describe('taken on, and not in the call now'),
  inCall: count.describe('both sides are in the call'),
};

/** One moment of a region or of the country, in numbers: no site, reason or person of any case. */
export const board = z.object({
  placeId: id,
  asOf: isoDateTime,
  sites: count,
  online: count.describe('sites at which somebody has Qarib open'),
  ...progress,
  writtenWaiting: count.describe('asked for in writing, and taken on by nobody yet'),
  specialties: z.array(
    z.object({
      specialty,
      onCall: count.describe('physicians on call at the hospitals that are rung for these sites'),
      ...progress,
    }),
  ),
  places: z
    .array(z.object({ id, sites: count, online: count }))
    .describe('the regions of the country, the provinces of a region'),
  onlineSiteIds: z.array(id).describe('of a region'),
});
export type Board = z.infer<typeof board>;

const named = z.object({ id, name: localizedText });

/** What somebody who begins to watch is answered: the board, and what its ids are called. */
export const boardWatch = z.object({
  board,
  place: named,
  places: z.array(
    named.extend({ sites: z.array(named).describe('of a region; none of the country') }),
  ),
});
export type BoardWatch = z.infer<typeof boardWatch>;

/** A board is told again at least this often, so that one that stands still is known to be old. */
export const boardBeatMs = 10_000;

const nothing = z.object({});

export const boardCommands = {
  'board:watch': {
    summary: "The live board of the coordinator's region; told on whenever it moves",
    payload: nothing,
    reply: boardWatch,
  },
  'board:leave': { summary: 'The board is off the screen', payload: nothing, reply: nothing },
} as const;

export const boardFacts = {
  'board:changed': {
    summary: 'The live board as it is now; at most twice a second, and at least every ten seconds',
    payload: board,
  },
} as const;
