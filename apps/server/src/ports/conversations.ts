import type { AnnotationDraft, MessageContent } from '@qarib/contracts';

/** One thing said. Its id is the sender's. */
export type MessageRecord = {
  readonly id: string;
  readonly consultationId: string;
  readonly sequence: number;
  readonly authorId: string;
  readonly sentAt: Date;
  readonly content: MessageContent;
};

/** How long a conversation is, and how far each has read it, by practitioner. */
export type ConversationRecord = {
  readonly consultationId: string;
  readonly messageCount: number;
  readonly readUpTo: Readonly<Record<string, number>>;
};

export type Conversations = {
  find(consultationId: string): Promise<ConversationRecord | undefined>;
  findMany(consultationIds: readonly string[]): Promise<ConversationRecord[]>;
  findMessage(id: string): Promise<MessageRecord | undefined>;
  /** In the order of their places. */
  list(consultationId: string, after: number, limit: number): Promise<MessageRecord[]>;
  /** Of these conversations, wishes for a photo and what answered them. */
  listPhotoTalk(consultationIds: readonly string[]): Promise<MessageRecord[]>;
  countBy(authorId: string, consultationId: string, since: Date): Promise<number>;
  /** Gives the message the next place, which its author has read. */
  add(message: Omit<MessageRecord, 'sequence'>): Promise<MessageRecord>;
  /** Never moves back. */
  markRead(consultationId: string, practitionerId: string, upTo: number): Promise<void>;
};

/** A mark beside a photo. What was taken back stays, and is shown no more. */
export type AnnotationRecord = AnnotationDraft & {
  readonly id: string;
  readonly consultationId: string;
  readonly attachmentId: string;
  readonly authorId: string;
  readonly addedAt: Date;
  readonly removedAt?: Date | undefined;
};

export type Annotations = {
  find(id: string): Promise<AnnotationRecord | undefined>;
  /** Those not taken back, oldest first. */
  list(attachmentId: string, limit: number): Promise<AnnotationRecord[]>;
  count(attachmentId: string): Promise<number>;
  /** What this person drew since then, taken back or not. */
  countBy(authorId: string, since: Date): Promise<number>;
  add(annotation: AnnotationRecord): Promise<void>;
  remove(id: string, removedAt: Date): Promise<void>;
};
