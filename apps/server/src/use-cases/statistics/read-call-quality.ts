import { canReadCallQuality } from '@qarib/clinical';
import type { CallQualityOverview, CallQualityRange } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { summariseSites } from './summarise-call-quality.ts';
import { reads } from '../shared/use-case.ts';

const newestLength = 50;
/** A month of the busiest region is far below; of more than this the oldest are left out. */
const reportLimit = 20_000;

/** How calls went: of the coordinator's own region, or for support of any. */
export const readCallQuality = reads({
  action: 'read-call-quality',
  concerns: (_input: CallQualityRange) => ({ entityType: 'CallQuality' }),
  async run({ records, person: { actor } }, { from, to, regionId: asked }) {
    const regionId = actor.role === 'coordinator' ? (asked ?? actor.regionId) : asked;
    if (!canReadCallQuality(actor, regionId)) throw new AppError('NOT_FOUND');
    const reports = await records.callQualities.list({ from, to, regionId }, reportLimit);
    const facilityIds = [...new Set(reports.map(({ facilityId }) => facilityId))];
    const facilities = await records.facilities.findMany(facilityIds);
    const newest = reports.slice(0, newestLength).map(({ reportedAt, ...report }) => ({
      ...report,
      reportedAt: reportedAt.toISOString(),
    }));
    return { sites: summariseSites(facilities, reports), newest } satisfies CallQualityOverview;
  },
});
