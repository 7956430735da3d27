import { canReadCallQuality, countryId } from '@qarib/clinical';
import type { CallQualityOverview, CallQualityRange } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { namesOf } from './figure-names.ts';

const newestLength = 50;

/** How each of the latest calls went, for whoever mends a link: of the coordinator's own region, or for the ministry and support of any. */
export const readCallQuality = reads({
  action: 'read-call-quality',
  concerns: (_input: CallQualityRange) => ({ entityType: 'CallQuality' }),
  async run(reading, { from, to, regionId: asked, facilityId }) {
    const { records, person } = reading;
    const { role, regionId: own } = person.actor;
    const isRegional = role === 'coordinator' && own !== countryId;
    const regionId = asked ?? (isRegional ? own : undefined);
    if (!canReadCallQuality(person.actor, regionId)) throw new AppError('NOT_FOUND');
    const filter = { from, to, regionId, facilityId };
    const reports = await records.callQualities.list(filter, newestLength);
    const ids = new Set(reports.map((report) => report.facilityId));
    const names = await namesOf(reading, 'facility', [...ids]);
    const newest = reports.map(({ reportedAt, ...report }) => ({
      ...report,
      facilityName: names.get(report.facilityId),
      reportedAt: reportedAt.toISOString(),
    }));
    return { newest } satisfies CallQualityOverview;
  },
});
