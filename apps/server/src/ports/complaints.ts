import type {
  ComplaintChannel,
  ComplaintEvent,
  ComplaintReminder,
  ComplaintState,
  ComplaintSubject,
  DayRange,
  DismissalReason,
} from '@qarib/clinical';
import type { FeedbackAnswers, Language } from '@qarib/contracts';

export type ComplaintStepRecord = {
  readonly what: 'receive' | ComplaintEvent | 'link' | 'remind';
  readonly at: Date;
  /** Absent where it was the complainant, or the clock. */
  readonly by?: { readonly id: string; readonly name: string } | undefined;
  readonly owner?: string | undefined;
  readonly remark?: string | undefined;
  readonly reason?: DismissalReason | undefined;
  readonly reminder?: ComplaintReminder | undefined;
};

export type ComplaintRecord = {
  readonly id: string;
  /** Moves with every change. */
  readonly version: number;
  readonly idempotencyKey: string;
  readonly number: string;
  readonly secretHash: string;
  readonly state: ComplaintState;
  readonly channel: ComplaintChannel;
  readonly subject: ComplaintSubject;
  readonly text: string;
  /** Only if they gave it. */
  readonly name?: string | undefined;
  readonly contact?: string | undefined;
  readonly language: Language;
  readonly provinceId: string;
  readonly regionId: string;
  readonly facilityId?: string | undefined;
  readonly place?: string | undefined;
  /** A training site's: in no figure. */
  readonly isPractice: boolean;
  /** Moroccan calendar day, like those below. */
  readonly receivedDay: string;
  readonly filedAt: Date;
  readonly dueDay: string;
  readonly ownerId?: string | undefined;
  readonly answer?: string | undefined;
  /** Of the first answer. */
  readonly answeredDay?: string | undefined;
  readonly daysToAnswer?: number | undefined;
  readonly dismissal?: DismissalReason | undefined;
  readonly consultationId?: string | undefined;
  /** The last reminder that was given of this deadline. */
  readonly reminded?: ComplaintReminder | undefined;
  /** Oldest first. */
  readonly steps: readonly ComplaintStepRecord[];
};

/** Of a region, or of all. */
export type ComplaintScope = { readonly regionId?: string | undefined };

export type ComplaintQuery = ComplaintScope & {
  readonly states?: readonly ComplaintState[] | undefined;
  readonly channel?: ComplaintChannel | undefined;
  readonly provinceId?: string | undefined;
  readonly number?: string | undefined;
  /** `null` is nobody. */
  readonly ownerId?: string | null | undefined;
  /** Deadlines: from this day on, and before that one. */
  readonly dueFrom?: string | undefined;
  readonly dueBefore?: string | undefined;
};

/** The first due first, or the latest received first; after the one that ended the page before. */
export type ComplaintOrder = {
  readonly by: 'dueDay' | 'receivedDay';
  readonly after?: { readonly day: string; readonly id: string } | undefined;
  readonly limit: number;
};

export type ComplaintSums = {
  readonly byChannel: ReadonlyMap<ComplaintChannel, number>;
  readonly byDaysToAnswer: ReadonlyMap<number, number>;
  readonly overdue: number;
};

export type Complaints = {
  find(id: string): Promise<ComplaintRecord | undefined>;
  findByKey(idempotencyKey: string): Promise<ComplaintRecord | undefined>;
  findByNumber(number: string): Promise<ComplaintRecord | undefined>;
  add(complaint: ComplaintRecord): Promise<void>;
  addMany(complaints: readonly ComplaintRecord[]): Promise<void>;
  /** Only if nobody changed it since `version`. */
  replace(complaint: ComplaintRecord, version: number): Promise<boolean>;
  list(query: ComplaintQuery, order: ComplaintOrder): Promise<ComplaintRecord[]>;
  count(query: ComplaintQuery): Promise<number>;
  /** Of those received in a range, practice left out; overdue as of a day. */
  summarise(scope: ComplaintScope, range: DayRange, today: string): Promise<ComplaintSums>;
};

/** A question to a patient, about one consultation. Only the hash of its link is kept. */
export type FeedbackLinkRecord = {
  /** The consultation's: there is one question about each. */
  readonly id: string;
  readonly linkHash: string;
  readonly facilityId: string;
  readonly regionId: string;
  readonly provinceId: string;
  readonly isPractice: boolean;
  readonly day: string;
  readonly consultationDay: string;
  readonly expiresAt: Date;
  readonly usedAt?: Date | undefined;
};

/** Kept apart from the link: nothing says which consultation, and so which patient, it was. */
export type FeedbackAnswersRecord = {
  readonly id: string;
  readonly facilityId: string;
  readonly regionId: string;
  readonly isPractice: boolean;
  readonly day: string;
  readonly answers: FeedbackAnswers;
};

export type FeedbackSums = {
  readonly given: number;
  readonly groups: readonly { readonly answers: FeedbackAnswers; readonly count: number }[];
};

export type Feedback = {
  findLinkByHash(linkHash: string): Promise<FeedbackLinkRecord | undefined>;
  /** Makes it, or replaces one that nobody has used; answers whether it is the one now. */
  saveLink(link: FeedbackLinkRecord): Promise<boolean>;
  /** Happens once: answers whether this was the use. */
  useLink(id: string, linkHash: string, usedAt: Date): Promise<boolean>;
  addAnswers(answers: FeedbackAnswersRecord): Promise<void>;
  /** Of a range of days, practice left out. */
  summarise(scope: ComplaintScope, range: DayRange): Promise<FeedbackSums>;
};
