import { consultationStatuses, isClosed } from '@qarib/clinical';
import type { BoardRecords } from '../../ports/board.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

const open = consultationStatuses.filter((status) => status !== 'draft' && !isClosed(status));

const fieldsOfCase: Readonly<Record<string, 1>> = {
  status: 1,
  mode: 1,
  specialty: 1,
  regionId: 1,
  requestedAt: 1,
  askedAgainAt: 1,
};
const fieldsOfSite: Readonly<Record<string, 1>> = { provinceId: 1, regionId: 1, hospitalIds: 1 };

const counts = { isPractice: { $ne: true } };

type FoundCase = { readonly _id: string } & Pick<
  ConsultationRecord,
  'status' | 'mode' | 'specialty' | 'regionId' | 'requestedAt' | 'askedAgainAt'
>;
type FoundSite = { readonly _id: string } & Pick<
  FacilityRecord,
  'provinceId' | 'regionId' | 'hospitalIds'
>;

export function boardRecordsIn(
  { consultations, facilities }: Models,
  session: Within,
): BoardRecords {
  return {
    async listSites() {
      const found = await facilities
        .find({ kind: 'health-centre', ...counts }, fieldsOfSite)
        .session(session)
        .lean<FoundSite[]>();
      return found.map(({ _id: id, provinceId, regionId, hospitalIds = [] }) => ({
        id,
        provinceId,
        regionId,
        hospitalIds,
      }));
    },
    async listOpenCases() {
      const found = await consultations
        .find({ status: { $in: open }, ...counts }, fieldsOfCase)
        .session(session)
        .lean<FoundCase[]>();
      return found.map(({ _id: id, status, mode, specialty, regionId, ...times }) => ({
        id,
        status,
        mode,
        specialty,
        regionId,
        waitingSince: times.askedAgainAt ?? times.requestedAt,
      }));
    },
  };
}
