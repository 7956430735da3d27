import { Schema } from 'mongoose';
import { openComplaintStates, type ComplaintChannel } from '@qarib/clinical';
import type {
  ComplaintOrder,
  ComplaintQuery,
  ComplaintRecord,
  Complaints,
} from '../../ports/complaints.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

export const complaintsSchema = schemaOf<Stored<ComplaintRecord>>({
  _id,
  version: integer,
  idempotencyKey: text,
  number: text,
  secretHash: text,
  state: text,
  channel: text,
  subject: text,
  text,
  name: String,
  contact: String,
  language: text,
  provinceId: text,
  regionId: text,
  facilityId: String,
  place: String,
  isPractice: yesNo,
  receivedDay: text,
  filedAt: date,
  dueDay: text,
  ownerId: String,
  answer: String,
  answeredDay: String,
  daysToAnswer: Number,
  dismissal: String,
  consultationId: String,
  reminded: String,
  steps: [Schema.Types.Mixed],
});
complaintsSchema.index({ idempotencyKey: 1 }, { unique: true });
complaintsSchema.index({ number: 1 }, { unique: true });
complaintsSchema.index({ receivedDay: -1, _id: -1 });
complaintsSchema.index({ regionId: 1, receivedDay: -1, _id: -1 });
complaintsSchema.index({ state: 1, dueDay: 1, _id: 1 });
complaintsSchema.index({ regionId: 1, state: 1, dueDay: 1, _id: 1 });

/** An absent part of the query asks for nothing. */
function conditionOf(query: ComplaintQuery) {
  const { regionId, provinceId, number, channel, states, ownerId, dueFrom, dueBefore } = query;
  const dueDay = {
    ...(dueFrom !== undefined && { $gte: dueFrom }),
    ...(dueBefore !== undefined && { $lt: dueBefore }),
  };
  return {
    ...(regionId !== undefined && { regionId }),
    ...(provinceId !== undefined && { provinceId }),
    ...(number !== undefined && { number }),
    ...(channel !== undefined && { channel }),
    ...(states !== undefined && { state: { $in: [...states] } }),
    ...(ownerId === null && { ownerId: { $exists: false } }),
    ...(typeof ownerId === 'string' && { ownerId }),
    ...(Object.keys(dueDay).length > 0 && { dueDay }),
  };
}

/** What comes after the last one of a page, in the page's own order. */
function afterCondition({ by, after }: ComplaintOrder) {
  if (after === undefined) return {};
  const beyond = by === 'dueDay' ? '$gt' : '$lt';
  return {
    $or: [{ [by]: { [beyond]: after.day } }, { [by]: after.day, _id: { [beyond]: after.id } }],
  };
}

type Sums = Pick<Complaints, 'count' | 'summarise'>;

function sumsIn({ complaints }: Models, session: Within): Sums {
  return {
    async count(query) {
      return complaints.countDocuments(conditionOf(query)).session(session);
    },
    async summarise(scope, { from, to }, today) {
      const received = {
        ...conditionOf(scope),
        receivedDay: { $gte: from, $lte: to },
        isPractice: false,
      };
      const channels = await complaints
        .aggregate<{ _id: ComplaintChannel; count: number }>([
          { $match: received },
          { $group: { _id: '$channel', count: { $sum: 1 } } },
        ])
        .session(session);
      const days = await complaints
        .aggregate<{ _id: number; count: number }>([
          { $match: { ...received, daysToAnswer: { $exists: true } } },
          { $group: { _id: '$daysToAnswer', count: { $sum: 1 } } },
        ])
        .session(session);
      const late = { state: { $in: [...openComplaintStates] }, dueDay: { $lt: today } };
      return {
        byChannel: new Map(channels.map(({ _id: channel, count }) => [channel, count])),
        byDaysToAnswer: new Map(days.map(({ _id: day, count }) => [day, count])),
        overdue: await complaints.countDocuments({ ...received, ...late }).session(session),
      };
    },
  };
}

export function complaintsIn(models: Models, session: Within): Complaints {
  const { complaints } = models;
  return {
    ...sumsIn(models, session),
    async find(id) {
      return found(await complaints.findById(id).session(session).lean());
    },
    async findByKey(idempotencyKey) {
      return found(await complaints.findOne({ idempotencyKey }).session(session).lean());
    },
    async findByNumber(number) {
      return found(await complaints.findOne({ number }).session(session).lean());
    },
    async add(complaint) {
      await complaints.create([toStored(complaint)], { session });
    },
    addMany: (all) => insertAll(complaints, all.map(toStored), session),
    async replace(complaint, version) {
      const { _id: id, ...fields } = toStored(complaint);
      const { matchedCount } = await complaints
        .replaceOne({ _id: id, version }, fields)
        .session(session);
      return matchedCount === 1;
    },
    async list(query, order) {
      const direction = order.by === 'dueDay' ? 1 : -1;
      const documents = await complaints
        .find({ ...conditionOf(query), ...afterCondition(order) })
        .sort({ [order.by]: direction, _id: direction })
        .limit(order.limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
  };
}
