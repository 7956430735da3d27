import type {
  ReminderKind,
  ReminderLanguage,
  ReminderOccasion,
  ReminderState,
} from '@qarib/clinical';

export type ReminderChannel = 'sms' | 'mail';

/** Why a reminder did not go out, or not yet. */
export type ReminderProblem =
  // Why it was cancelled
  | 'replaced'
  | 'called-off'
  | 'not-allowed'
  | 'no-address'
  // Why an attempt failed
  | 'no-channel'
  | 'unreachable'
  | 'timed-out'
  | 'refused'
  | 'too-late';

/**
 * One message in the queue. Whom it goes to and what it says is settled when it is sent: until then
 * the queue holds no telephone number, and what has changed meanwhile is heeded.
 */
export type ReminderRecord = {
  readonly id: string;
  /** One per subject, occasion and time: planning twice makes one message. */
  readonly key: string;
  readonly kind: ReminderKind;
  /** The appointment or the follow-up; of a vaccination the patient and the visit. */
  readonly subjectId: string;
  readonly patientId: string;
  readonly facilityId: string;
  readonly regionId: string;
  readonly occasion: ReminderOccasion;
  /** `YYYY-MM-DD` in Morocco. */
  readonly day: string;
  readonly startsAt?: Date | undefined;
  readonly state: ReminderState;
  readonly dueAt: Date;
  /** From then on it would be wrong, and is not sent any more. */
  readonly uselessAt: Date;
  /** Waiting: when it is due. Sending: when the lease ends. Absent once nothing is to be done. */
  readonly nextAttemptAt?: Date | undefined;
  readonly lease?: string | undefined;
  readonly attempts: number;
  /** An attempt never said how it ended, so the message may have gone out twice. */
  readonly wasInterrupted: boolean;
  readonly channel?: ReminderChannel | undefined;
  /** The last digits or the domain: enough to recognise it, not to use it. */
  readonly to?: string | undefined;
  readonly language?: ReminderLanguage | undefined;
  readonly text?: string | undefined;
  readonly problem?: ReminderProblem | undefined;
  readonly sentAt?: Date | undefined;
  readonly plannedAt: Date;
  readonly version: number;
};

export type ReminderQuery = {
  /** Absent: of all. */
  readonly regionId?: string | undefined;
  readonly state?: ReminderState | undefined;
};

export type Reminders = {
  find(id: string): Promise<ReminderRecord | undefined>;
  findBySubject(subjectId: string): Promise<ReminderRecord[]>;
  listOfPatient(patientId: string): Promise<ReminderRecord[]>;
  add(reminder: ReminderRecord): Promise<void>;
  /** Only if nobody changed it since `version`. */
  replace(reminder: ReminderRecord, version: number): Promise<boolean>;
  /** Takes the one due longest, for the length of a lease; answers as it was before. */
  takeDue(now: Date, lease: string, leaseUntil: Date): Promise<ReminderRecord | undefined>;
  /** Latest due first. */
  list(query: ReminderQuery, limit: number): Promise<ReminderRecord[]>;
  countByState(regionId?: string): Promise<Partial<Record<ReminderState, number>>>;
  removeDueBefore(instant: Date): Promise<void>;
};
