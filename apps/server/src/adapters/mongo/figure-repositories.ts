import type { ClientSession } from 'mongoose';
import type { Audit, CallQualities, Statistics } from '../../ports/store.ts';
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

export function callQualitiesIn({ callQualities }: Models, session: Within): CallQualities {
  return {
    async save({ number, reportedAt, figures, ...first }) {
      const _id = `${first.callSessionId}/${first.peerId}`;
      const latest = { number, reportedAt, figures };
      const { matchedCount } = await callQualities
        .updateOne({ _id, number: { $lt: number } }, { $set: latest })
        .session(session);
      if (matchedCount > 0) return;
      // There is none yet, or one that is newer.
      await callQualities
        .updateOne({ _id }, { $setOnInsert: { ...first, ...latest } }, { upsert: true })
        .session(session);
    },
    async list({ from, to, regionId }, limit) {
      const documents = await callQualities
        .find({ day: { $gte: from, $lte: to }, ...(regionId !== undefined && { regionId }) })
        .sort({ reportedAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(({ _id, ...report }) => report);
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
