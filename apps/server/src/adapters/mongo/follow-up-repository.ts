import type { FollowUps } from '../../ports/appointments.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

export function followUpsIn({ followUps }: Models, session: Within): FollowUps {
  return {
    async find(id) {
      return found(await followUps.findById(id).session(session).lean());
    },
    async findByConsultation(consultationId) {
      return found(await followUps.findOne({ consultationId }).session(session).lean());
    },
    async listDue(filter, limit) {
      const documents = await followUps
        .find({ ...filter, status: 'due' })
        .sort({ dueOn: 1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async add(followUp) {
      await followUps.create([toStored(followUp)], { session });
    },
    async update(id, change) {
      await followUps.updateOne({ _id: id }, { $set: change }).session(session);
    },
  };
}
