import type { FeedbackAnswers } from '@qarib/contracts';
import type {
  Feedback,
  FeedbackAnswersRecord,
  FeedbackLinkRecord,
} from '../../ports/complaints.ts';
import { found, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, parsed, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

export const feedbackLinksSchema = schemaOf<Stored<FeedbackLinkRecord>>({
  _id,
  linkHash: text,
  facilityId: text,
  regionId: text,
  provinceId: text,
  isPractice: yesNo,
  day: text,
  consultationDay: text,
  expiresAt: date,
  usedAt: Date,
});
feedbackLinksSchema.index({ linkHash: 1 });
feedbackLinksSchema.index({ day: 1, regionId: 1 });

export const feedbackAnswersSchema = schemaOf<Stored<FeedbackAnswersRecord>>({
  _id,
  facilityId: text,
  regionId: text,
  isPractice: yesNo,
  day: text,
  answers: parsed,
});
feedbackAnswersSchema.index({ day: 1, regionId: 1 });

export function feedbackIn(models: Models, session: Within): Feedback {
  const { feedbackLinks, feedbackAnswers } = models;
  return {
    async findLinkByHash(linkHash) {
      return found(await feedbackLinks.findOne({ linkHash }).session(session).lean());
    },
    async saveLink(link) {
      const { _id: id, ...fields } = toStored(link);
      const known = await feedbackLinks.findById(id).session(session).lean();
      if (!known) {
        await feedbackLinks.create([{ _id: id, ...fields }], { session });
        return true;
      }
      const unused = { _id: id, usedAt: { $exists: false } };
      const { matchedCount } = await feedbackLinks
        .updateOne(unused, { $set: fields })
        .session(session);
      return matchedCount === 1;
    },
    async useLink(id, linkHash, usedAt) {
      const unused = { _id: id, linkHash, usedAt: { $exists: false } };
      const { matchedCount } = await feedbackLinks
        .updateOne(unused, { $set: { usedAt } })
        .session(session);
      return matchedCount === 1;
    },
    async addAnswers(answers) {
      await feedbackAnswers.create([toStored(answers)], { session });
    },
    async summarise({ regionId }, { from, to }) {
      const wanted = {
        ...(regionId !== undefined && { regionId }),
        day: { $gte: from, $lte: to },
        isPractice: false,
      };
      const groups = await feedbackAnswers
        .aggregate<{ _id: FeedbackAnswers; count: number }>([
          { $match: wanted },
          { $group: { _id: '$answers', count: { $sum: 1 } } },
        ])
        .session(session);
      return {
        given: await feedbackLinks.countDocuments(wanted).session(session),
        groups: groups.map(({ _id: answers, count }) => ({ answers, count })),
      };
    },
  };
}
