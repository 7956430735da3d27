import type {
  CallQualities,
  CallQualityRecord,
  CallSessionRecord,
  CallSessions,
} from '../../ports/calls.ts';
import { insertAll } from './insert-all.ts';
import { found, toStored } from './mapping.ts';
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

/** Keyed by CallSession and peer. */
export type StoredCallQuality = CallQualityRecord & { _id: string };

export const callSessionsSchema = schemaOf<Stored<CallSessionRecord>>({
  _id,
  consultationId: text,
  nodeId: text,
  startedAt: date,
  isOpen: yesNo,
  endedAt: Date,
  endReason: String,
  mediaSeconds: Number,
});
// One open room per consultation, however many prepare at once.
callSessionsSchema.index(
  { consultationId: 1 },
  { unique: true, partialFilterExpression: { isOpen: true } },
);

export const callQualitiesSchema = schemaOf<StoredCallQuality>({
  _id,
  consultationId: text,
  callSessionId: text,
  peerId: text,
  role: text,
  facilityId: text,
  regionId: text,
  day: text,
  number: integer,
  reportedAt: date,
  figures: parsed,
  specialty: String,
  isFirstOfCall: Boolean,
  provinceId: String,
  isPractice: Boolean,
});
callQualitiesSchema.index({ day: 1, regionId: 1 });
callQualitiesSchema.index({ consultationId: 1 });

export function callSessionsIn({ callSessions }: Models, session: Within): CallSessions {
  return {
    async find(id) {
      return found(await callSessions.findById(id).session(session).lean());
    },
    async findOpen(consultationId) {
      const open = { consultationId, isOpen: true };
      return found(await callSessions.findOne(open).session(session).lean());
    },
    async add(callSession) {
      await insertAll(callSessions, [toStored(callSession)], session);
    },
    async setMediaSeconds(id, mediaSeconds) {
      await callSessions.updateOne({ _id: id }, { $set: { mediaSeconds } }).session(session);
    },
    async end(id, endReason, endedAt) {
      const { modifiedCount } = await callSessions
        .updateOne({ _id: id, isOpen: true }, { $set: { isOpen: false, endReason, endedAt } })
        .session(session);
      return modifiedCount === 1;
    },
  };
}

const keyOf = ({ callSessionId, peerId }: Pick<CallQualityRecord, 'callSessionId' | 'peerId'>) =>
  `${callSessionId}/${peerId}`;
const reportOf = ({ _id, ...report }: StoredCallQuality): CallQualityRecord => report;

export function callQualitiesIn({ callQualities }: Models, session: Within): CallQualities {
  return {
    async find(callSessionId, peerId) {
      const document = await callQualities
        .findById(keyOf({ callSessionId, peerId }))
        .session(session)
        .lean();
      return document ? reportOf(document) : undefined;
    },
    async hasOfSite(callSessionId) {
      // Keys begin with the call and a slash; the nought is what comes after a slash.
      const ofCall = { _id: { $gte: `${callSessionId}/`, $lt: `${callSessionId}0` } };
      return (await callQualities.exists({ ...ofCall, role: 'nurse' }).session(session)) !== null;
    },
    async save(report) {
      const _id = keyOf(report);
      await callQualities
        .replaceOne({ _id }, { _id, ...report }, { upsert: true })
        .session(session);
    },
    addMany: (reports) =>
      insertAll(
        callQualities,
        reports.map((report) => ({ _id: keyOf(report), ...report })),
        session,
      ),
    async list({ from, to, regionId, facilityId }, limit) {
      const documents = await callQualities
        .find({
          day: { $gte: from, $lte: to },
          ...(regionId !== undefined && { regionId }),
          ...(facilityId !== undefined && { facilityId }),
        })
        .sort({ reportedAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(reportOf);
    },
  };
}
