import { Schema } from 'mongoose';
import { consultationStatuses, isCallable } from '@qarib/clinical';
import type {
  ConsultationFilter,
  ConsultationRecord,
  Consultations,
} from '../../ports/consultations.ts';
import { insertAll } from './insert-all.ts';
import { fromStored, settingOrRemoving, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import {
  _id,
  date,
  integer,
  parsed,
  schemaOf,
  text,
  yesNo,
  type Stored,
  type Within,
} from './schema.ts';

export const consultationsSchema = schemaOf<Stored<ConsultationRecord>>({
  _id,
  idempotencyKey: text,
  version: integer,
  mode: text,
  status: text,
  priority: text,
  specialty: text,
  reason: parsed,
  vitalSigns: [Schema.Types.Mixed],
  dangerSigns: { type: [String], default: undefined },
  isPregnant: Boolean,
  observations: { type: [Schema.Types.Mixed], default: undefined },
  attachments: [Schema.Types.Mixed],
  patientId: text,
  requesterId: text,
  facilityId: text,
  provinceId: text,
  regionId: text,
  requestedAt: date,
  askedAgainAt: Date,
  hospitalIds: [String],
  offeredTo: [String],
  rings: [Schema.Types.Mixed],
  nextRingAt: Date,
  expiresAt: Date,
  rungCount: integer,
  question: String,
  handOver: Schema.Types.Mixed,
  passages: { type: [Schema.Types.Mixed], default: undefined },
  responsiblePractitionerId: String,
  acceptedAt: Date,
  startedAt: Date,
  endedAt: Date,
  opinionRequestedAt: Date,
  opinionDueAt: Date,
  cancellationReason: String,
  isNoteSigned: yesNo,
  outcome: String,
  journeyAvoidedKm: Number,
  amendmentCount: Number,
  ageGroup: String,
  isPractice: Boolean,
  hospitalId: String,
  enteredAt: Date,
  mediaSeconds: Number,
  signedAt: Date,
  wentOnInChatAt: Date,
});
consultationsSchema.index({ requesterId: 1, idempotencyKey: 1 }, { unique: true });
consultationsSchema.index({ facilityId: 1, requestedAt: -1 });
consultationsSchema.index({ responsiblePractitionerId: 1, requestedAt: -1 });
consultationsSchema.index({ patientId: 1, requestedAt: -1 });
consultationsSchema.index({ status: 1, specialty: 1, requestedAt: 1 });
consultationsSchema.index({ 'handOver.toId': 1, status: 1, requestedAt: 1 });
// The figures are held against the consultations of each day.
consultationsSchema.index({ requestedAt: 1 });

const callable = consultationStatuses.filter(isCallable);

type Listing = Pick<
  Consultations,
  | 'list'
  | 'listRequestedBetween'
  | 'listRequested'
  | 'listHandedTo'
  | 'listExpiring'
  | 'listRinging'
>;

/** Cases of before requests were rung hospital by hospital have none of these. */
const asRecord = (document: Stored<ConsultationRecord>): ConsultationRecord => ({
  ...fromStored(document),
  hospitalIds: document.hospitalIds ?? [],
  offeredTo: document.offeredTo ?? [],
  rings: document.rings ?? [],
});
const found = (document: Stored<ConsultationRecord> | null) =>
  document === null ? undefined : asRecord(document);

export function consultationsIn(models: Models, session: Within): Consultations {
  const { consultations } = models;
  return {
    ...listingIn(models, session),
    async find(id) {
      return found(await consultations.findById(id).session(session).lean());
    },
    async findByKey(requesterId, idempotencyKey) {
      const wanted = { requesterId, idempotencyKey };
      return found(await consultations.findOne(wanted).session(session).lean());
    },
    async add(consultation) {
      await insertAll(consultations, [toStored(consultation)], session);
    },
    addMany: (all) => insertAll(consultations, all.map(toStored), session),
    async move(id, { version, statuses }, status, change) {
      const document = await consultations
        .findOneAndUpdate(
          { _id: id, version, status: { $in: [...statuses] } },
          { ...settingOrRemoving({ ...change, status }), $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async ring(id, ringCount, change) {
      const document = await consultations
        .findOneAndUpdate(
          { _id: id, status: 'requested', mode: 'immediate', rings: { $size: ringCount } },
          settingOrRemoving(change),
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async addObservations(id, set) {
      const addition = { $push: { observations: set } };
      await consultations.updateOne({ _id: id }, addition).session(session);
    },
    async setFacts(id, facts) {
      const document = await consultations
        .findOneAndUpdate({ _id: id }, { $set: facts }, { returnDocument: 'after' })
        .session(session)
        .lean();
      return found(document);
    },
    async addAttachment(id, attachment) {
      const addition = { $push: { attachments: attachment } };
      await consultations.updateOne({ _id: id }, addition).session(session);
    },
  };
}

function listingIn({ consultations }: Models, session: Within): Listing {
  const sorted = async (filter: object, requestedAt: 1 | -1, limit: number) => {
    const documents = await consultations
      .find(filter)
      .sort({ requestedAt })
      .limit(limit)
      .session(session)
      .lean();
    return documents.map(asRecord);
  };
  return {
    list: (filter: ConsultationFilter, limit) => {
      const given = Object.entries(filter).filter(([, value]) => value !== undefined);
      return sorted(Object.fromEntries(given), -1, limit);
    },
    listRequested: ({ hospitalId, specialties }, limit) => {
      const specialty = { $in: [...specialties] };
      return sorted({ status: 'requested', specialty, offeredTo: hospitalId }, 1, limit);
    },
    listRequestedBetween: (facilityId, from, until, limit) =>
      sorted({ facilityId, requestedAt: { $gte: from, $lt: until } }, -1, limit),
    listHandedTo: (practitionerId, limit) =>
      sorted({ 'handOver.toId': practitionerId, status: { $in: callable } }, 1, limit),
    listExpiring: (now, limit) =>
      sorted({ status: 'requested', expiresAt: { $lte: now } }, 1, limit),
    listRinging: (limit) => sorted({ status: 'requested', mode: 'immediate' }, 1, limit),
  };
}
