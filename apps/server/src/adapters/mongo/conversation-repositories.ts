import { Schema } from 'mongoose';
import type {
  AnnotationRecord,
  Annotations,
  ConversationRecord,
  Conversations,
  MessageRecord,
} from '../../ports/conversations.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, integer, parsed, schemaOf, text, type Stored, type Within } from './schema.ts';

/** Made by the first message, and by whoever reads before there is one. */
export type StoredConversation = Partial<Omit<ConversationRecord, 'consultationId'>> & {
  _id: string;
};

export const conversationsSchema = schemaOf<StoredConversation>({
  _id,
  messageCount: Number,
  readUpTo: Schema.Types.Mixed,
});

export const messagesSchema = schemaOf<Stored<MessageRecord>>({
  _id,
  consultationId: text,
  sequence: integer,
  authorId: text,
  sentAt: date,
  content: parsed,
});
messagesSchema.index({ consultationId: 1, sequence: 1 }, { unique: true });
messagesSchema.index({ consultationId: 1, authorId: 1, sentAt: 1 });

export const annotationsSchema = schemaOf<Stored<AnnotationRecord>>({
  _id,
  consultationId: text,
  attachmentId: text,
  authorId: text,
  addedAt: date,
  removedAt: Date,
  colour: text,
  shape: parsed,
});
annotationsSchema.index({ attachmentId: 1, addedAt: 1 });
annotationsSchema.index({ authorId: 1, addedAt: 1 });

function conversationFrom({ _id, readUpTo = {}, messageCount = 0 }: StoredConversation) {
  return { consultationId: _id, readUpTo, messageCount };
}

export function conversationsIn(models: Models, session: Within): Conversations {
  const { conversations, messages } = models;
  return {
    async find(consultationId) {
      const document = await conversations.findById(consultationId).session(session).lean();
      return document ? conversationFrom(document) : undefined;
    },
    async findMany(ids) {
      const documents = await conversations
        .find({ _id: { $in: [...ids] } })
        .session(session)
        .lean();
      return documents.map(conversationFrom);
    },
    async findMessage(id) {
      return found(await messages.findById(id).session(session).lean());
    },
    async list(consultationId, after, limit) {
      const documents = await messages
        .find({ consultationId, sequence: { $gt: after } })
        .sort({ sequence: 1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async listPhotoTalk(ids) {
      const documents = await messages
        .find({ consultationId: { $in: [...ids] } })
        .where('content.kind')
        .in(['photo-request', 'photo-declined', 'photo'])
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async countBy(authorId, consultationId, since) {
      const recent = { consultationId, authorId, sentAt: { $gt: since } };
      return messages.countDocuments(recent).session(session);
    },
    async add(message) {
      // Whoever writes at the same time is made to wait by this document, so that places have no gaps.
      const counted = await conversations
        .findOneAndUpdate(
          { _id: message.consultationId },
          { $inc: { messageCount: 1 } },
          { upsert: true, returnDocument: 'after' },
        )
        .session(session)
        .lean();
      const placed = { ...message, sequence: counted?.messageCount ?? 1 };
      await insertAll(messages, [toStored(placed)], session);
      await this.markRead(message.consultationId, message.authorId, placed.sequence);
      return placed;
    },
    async markRead(consultationId, practitionerId, upTo) {
      await conversations
        .updateOne({ _id: consultationId }, { $max: { [`readUpTo.${practitionerId}`]: upTo } })
        .session(session);
    },
  };
}

export function annotationsIn({ annotations }: Models, session: Within): Annotations {
  const shownOn = (attachmentId: string) => ({ attachmentId, removedAt: { $exists: false } });
  return {
    async find(id) {
      return found(await annotations.findById(id).session(session).lean());
    },
    async list(attachmentId, limit) {
      const documents = await annotations
        .find(shownOn(attachmentId))
        .sort({ addedAt: 1, _id: 1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async count(attachmentId) {
      return annotations.countDocuments(shownOn(attachmentId)).session(session);
    },
    async countBy(authorId, since) {
      const wanted = { authorId, addedAt: { $gte: since } };
      return annotations.countDocuments(wanted).session(session);
    },
    async add(annotation) {
      await annotations.create([toStored(annotation)], { session });
    },
    async remove(id, removedAt) {
      await annotations.updateOne({ _id: id }, { $set: { removedAt } }).session(session);
    },
  };
}
