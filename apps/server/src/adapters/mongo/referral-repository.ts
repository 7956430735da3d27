import { Schema } from 'mongoose';
import { openReferralStates } from '@qarib/clinical';
import type { ReferralFilter, ReferralRecord, Referrals } from '../../ports/referrals.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, type Stored, type Within } from './schema.ts';

export const referralsSchema = schemaOf<Stored<ReferralRecord>>({
  _id,
  version: integer,
  state: text,
  consultationId: text,
  patientId: text,
  facilityId: text,
  practitionerId: text,
  specialty: text,
  kind: text,
  urgency: text,
  acceptingFacilityId: String,
  acceptingFacilityName: text,
  reason: text,
  requestedAt: date,
  timeline: [Schema.Types.Mixed],
  provinceId: String,
  regionId: String,
  isPractice: Boolean,
});
referralsSchema.index({ consultationId: 1 });
referralsSchema.index({ patientId: 1 });
referralsSchema.index({ requestedAt: 1 });
referralsSchema.index({ facilityId: 1, requestedAt: -1 });
referralsSchema.index({ practitionerId: 1, requestedAt: -1 });
referralsSchema.index({ acceptingFacilityId: 1, requestedAt: -1 });

const wantedBy = (filter: ReferralFilter) =>
  'practitionerId' in filter
    ? {
        $or: [
          { practitionerId: filter.practitionerId },
          { acceptingFacilityId: filter.acceptingFacilityId },
        ],
      }
    : filter;

export function referralsIn({ referrals }: Models, session: Within): Referrals {
  const latest = async (filter: object, limit: number): Promise<ReferralRecord[]> => {
    const query = referrals.find(filter).sort({ requestedAt: -1 }).limit(limit);
    return (await query.session(session).lean()).map(fromStored);
  };
  return {
    async find(id) {
      return found(await referrals.findById(id).session(session).lean());
    },
    async add(referral) {
      await referrals.create([toStored(referral)], { session });
    },
    addMany: (all) => insertAll(referrals, all.map(toStored), session),
    listOpen: (filter, limit) =>
      latest({ ...wantedBy(filter), state: { $in: [...openReferralStates] } }, limit),
    listOfPatient: (patientId, limit) => latest({ patientId }, limit),
    listClosedSince: (filter, instant, limit) =>
      latest(
        {
          ...wantedBy(filter),
          state: { $nin: [...openReferralStates] },
          requestedAt: { $gte: instant },
        },
        limit,
      ),
    async move(id, version, step) {
      const document = await referrals
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { state: step.state }, $push: { timeline: step }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
  };
}
