import { z } from 'zod';

const milliseconds = z.number().positive();

/** What the people's process is told: how many they are, and how fast they go. */
export const loadSettings = z.object({
  sites: z.number().int().positive(),
  /** Consultations under way at every moment. */
  concurrent: z.number().int().positive(),
  /** From entering a call to leaving it. */
  callMs: milliseconds,
  rampMs: milliseconds,
  measureMs: milliseconds,
});
export type LoadSettings = z.infer<typeof loadSettings>;

/** How much of the country is at work at the same time. */
export type Peak = Pick<LoadSettings, 'sites' | 'concurrent'>;

const found = z.object({
  operation: z.string(),
  n: z.number(),
  p50: z.number(),
  p99: z.number(),
  most: z.number(),
  /** Why and how often it failed. */
  failures: z.record(z.string(), z.number()),
});
/** What was found of one operation; times in milliseconds. */
export type Found = z.infer<typeof found>;

/** What the people's process says: when its figures begin and end, and then what they are. */
export const loadReport = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['open', 'closed']) }),
  z.object({
    type: z.literal('found'),
    found: z.array(found),
    /** How late this process itself was (p99), which is in every figure. */
    ownDelayMs: z.number(),
    /** Why visits were given up. */
    broken: z.array(z.string()),
  }),
]);
export type LoadReport = z.infer<typeof loadReport>;
