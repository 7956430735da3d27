import type { ReminderState } from '@qarib/clinical';
import type { ReminderQuery, ReminderRecord, Reminders } from '../../ports/reminders.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

export const remindersSchema = schemaOf<Stored<ReminderRecord>>({
  _id,
  key: text,
  kind: text,
  subjectId: text,
  patientId: text,
  facilityId: text,
  regionId: text,
  occasion: text,
  day: text,
  startsAt: Date,
  state: text,
  dueAt: date,
  uselessAt: date,
  nextAttemptAt: Date,
  lease: String,
  attempts: integer,
  wasInterrupted: yesNo,
  channel: String,
  to: String,
  language: String,
  text: String,
  problem: String,
  sentAt: Date,
  plannedAt: date,
  version: integer,
});
remindersSchema.index({ key: 1 }, { unique: true });
remindersSchema.index({ subjectId: 1 });
remindersSchema.index({ patientId: 1 });
remindersSchema.index({ nextAttemptAt: 1 });
remindersSchema.index({ dueAt: -1 });
remindersSchema.index({ state: 1, dueAt: -1 });
remindersSchema.index({ regionId: 1, state: 1, dueAt: -1 });

/** An absent part of the query asks for nothing. */
const conditionOf = ({ regionId, state }: ReminderQuery) => ({
  ...(regionId !== undefined && { regionId }),
  ...(state !== undefined && { state }),
});

export function remindersIn({ reminders }: Models, session: Within): Reminders {
  return {
    async find(id) {
      return found(await reminders.findById(id).session(session).lean());
    },
    async findBySubject(subjectId) {
      const documents = await reminders.find({ subjectId }).session(session).lean();
      return documents.map(fromStored);
    },
    async listOfPatient(patientId) {
      const documents = await reminders.find({ patientId }).session(session).lean();
      return documents.map(fromStored);
    },
    async add(reminder) {
      await reminders.create([toStored(reminder)], { session });
    },
    async replace(reminder, version) {
      const { _id, ...fields } = toStored(reminder);
      const { matchedCount } = await reminders
        .replaceOne({ _id, version }, fields)
        .session(session);
      return matchedCount === 1;
    },
    async takeDue(now, lease, leaseUntil) {
      const document = await reminders
        .findOneAndUpdate(
          { nextAttemptAt: { $lte: now } },
          {
            $set: { state: 'sending', lease, nextAttemptAt: leaseUntil },
            $inc: { version: 1, attempts: 1 },
          },
          { sort: { nextAttemptAt: 1 }, returnDocument: 'before' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async list(query, limit) {
      const documents = await reminders
        .find(conditionOf(query))
        .sort({ dueAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async countByState(regionId) {
      const groups = await reminders
        .aggregate<{ _id: ReminderState; count: number }>([
          { $match: conditionOf({ regionId }) },
          { $group: { _id: '$state', count: { $sum: 1 } } },
        ])
        .session(session);
      return Object.fromEntries(groups.map(({ _id: state, count }) => [state, count]));
    },
    async removeDueBefore(instant) {
      await reminders.deleteMany({ dueAt: { $lt: instant } }).session(session);
    },
  };
}
