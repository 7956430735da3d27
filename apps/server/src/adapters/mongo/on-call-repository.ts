import { Schema } from 'mongoose';
import type { ShiftSpan } from '@qarib/clinical';
import type { OnCallShifts, ShiftRecord } from '../../ports/on-call.ts';
import { found, fromStored, settingOrRemoving, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, schemaOf, text, type Stored, type Within } from './schema.ts';

export const onCallShiftsSchema = schemaOf<Stored<ShiftRecord>>({
  _id,
  idempotencyKey: text,
  version: integer,
  practitionerId: text,
  hospitalId: text,
  specialty: text,
  from: date,
  to: date,
  addedById: text,
  swap: Schema.Types.Mixed,
});
onCallShiftsSchema.index({ addedById: 1, idempotencyKey: 1 }, { unique: true });
onCallShiftsSchema.index({ hospitalId: 1, to: 1 });
onCallShiftsSchema.index({ practitionerId: 1, to: 1 });
onCallShiftsSchema.index({ 'swap.toId': 1 });

const touching = ({ from, to }: ShiftSpan) => ({ from: { $lt: to }, to: { $gt: from } });

export function onCallShiftsIn({ onCallShifts }: Models, session: Within): OnCallShifts {
  const sorted = async (filter: object, limit: number) => {
    const documents = await onCallShifts
      .find(filter)
      .sort({ from: 1, _id: 1 })
      .limit(limit)
      .session(session)
      .lean();
    return documents.map(fromStored);
  };
  return {
    async find(id) {
      return found(await onCallShifts.findById(id).session(session).lean());
    },
    async findByKey(addedById, idempotencyKey) {
      const wanted = { addedById, idempotencyKey };
      return found(await onCallShifts.findOne(wanted).session(session).lean());
    },
    async add(shift) {
      await onCallShifts.create([toStored(shift)], { session });
    },
    list: ({ hospitalId, specialties }, span, limit) =>
      sorted({ hospitalId, specialty: { $in: [...specialties] }, ...touching(span) }, limit),
    listOf: (practitionerIds, span) =>
      sorted({ practitionerId: { $in: [...practitionerIds] }, ...touching(span) }, mostShifts),
    listOfferedTo: (practitionerId, after, limit) =>
      sorted({ 'swap.toId': practitionerId, to: { $gt: after } }, limit),
    async change(id, version, change) {
      const document = await onCallShifts
        .findOneAndUpdate(
          { _id: id, version },
          { ...settingOrRemoving(change), $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async remove(id, version) {
      const { deletedCount } = await onCallShifts.deleteOne({ _id: id, version }).session(session);
      return deletedCount === 1;
    },
  };
}

/** Of the people of one specialty in some days: far more than any rota has. */
const mostShifts = 10_000;
