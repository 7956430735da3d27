import type { ClientSession } from 'mongoose';
import type { Audit, Statistics } from '../../ports/store.ts';
import { fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';

type Within = ClientSession | null;

export function statisticsIn({ statistics }: Models, session: Within): Statistics {
  return {
    async add(key, difference) {
      const _id = [key.day, key.regionId, key.provinceId, key.specialty].join('/');
      await statistics
        .updateOne({ _id }, { $setOnInsert: key, $inc: difference }, { upsert: true })
        .session(session);
    },
    async read(day, regionId) {
      const documents = await statistics.find({ day, regionId }).session(session).lean();
      return documents.map(
        ({ _id, requested = 0, answered = 0, completed = 0, dropped = 0, ...key }) => ({
          ...key,
          counts: { requested, answered, completed, dropped },
        }),
      );
    },
  };
}

export function auditIn({ audit }: Models, session: Within): Audit {
  return {
    async add(event) {
      await audit.create([toStored(event)], { session });
    },
    async latest(limit) {
      const documents = await audit
        .find()
        .sort({ recordedAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
  };
}
