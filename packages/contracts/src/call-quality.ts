import { z } from 'zod';
import { linkKbps } from './adaptation.ts';
import { id, isoDate, isoDateTime, localizedText } from './primitives.ts';

/** How media got through, best first; where the two directions differ, the worse one. */
export const pathKinds = ['udp', 'tcp', 'relay'] as const;
const pathKind = z.enum(pathKinds);
export type PathKind = z.infer<typeof pathKind>;

const ratio = z.number().min(0).max(1);
const count = z.number().int().min(0).max(100_000);
const milliseconds = (max: number) => z.number().int().min(0).max(max);
const dayMs = 24 * 60 * 60 * 1_000;

/** How a call went for one peer so far. What nothing was measured of yet is absent. */
export const callQualityReport = z.object({
  joinMs: milliseconds(dayMs).optional().describe('from the wish to join to media in the call'),
  path: pathKind.optional(),
  lossUp: ratio.optional().describe('of the packets sent'),
  lossDown: ratio.optional().describe('of the packets that were to come'),
  roundTripMs: milliseconds(120_000).optional().describe('mean'),
  jitterMs: milliseconds(120_000).optional().describe('mean, of the voices heard'),
  upKbps: linkKbps.optional().describe('mean of the media sent'),
  downKbps: linkKbps.optional().describe('mean of the media that came'),
  concealedRatio: ratio.optional().describe('of the sound heard, made up'),
  freezes: count.describe('pictures that stood still'),
  rejoins: count.describe('cuts that the call came back from'),
  rejoiningMs: milliseconds(dayMs).describe('all of them together'),
  profileChanges: count,
  pictureLosses: count.describe('times the own picture was given up for a link, not by choice'),
});
export type CallQualityReport = z.infer<typeof callQualityReport>;

/** What somebody is to a call, and all that is kept of who it was. */
export const callQualityRoles = ['nurse', 'specialist', 'invited', 'guest'] as const;
const callQualityRole = z.enum(callQualityRoles);
export type CallQualityRole = z.infer<typeof callQualityRole>;

const longestRangeDays = 31;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;

export const callQualityRange = z
  .object({
    from: isoDate,
    to: isoDate.describe(`included; at most ${longestRangeDays} days in all`),
    regionId: id
      .optional()
      .describe("absent: a coordinator's own; all of them for the ministry and administrators"),
    facilityId: id.optional().describe('absent: all sites'),
  })
  .refine(({ from, to }) => {
    const days = daysBetween(from, to);
    return days >= 0 && days < longestRangeDays;
  });
export type CallQualityRange = z.infer<typeof callQualityRange>;

export const callQualityOverview = z.object({
  newest: z
    .array(
      z.object({
        consultationId: id,
        callSessionId: z.string(),
        peerId: z.string(),
        role: callQualityRole,
        facilityId: id,
        facilityName: localizedText.optional(),
        day: isoDate.describe('calendar day in Africa/Casablanca'),
        reportedAt: isoDateTime,
        figures: callQualityReport,
      }),
    )
    .describe('the newest 50 reports, newest first'),
});
export type CallQualityOverview = z.infer<typeof callQualityOverview>;
