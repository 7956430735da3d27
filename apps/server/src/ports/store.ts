import type { Appointments, Availabilities, FollowUps } from './appointments.ts';
import type { Audit } from './audit.ts';
import type { BoardRecords } from './board.ts';
import type { CallQualities, CallSessions } from './calls.ts';
import type { Catalogues } from './catalogues.ts';
import type { Complaints, Feedback } from './complaints.ts';
import type { Consultations } from './consultations.ts';
import type { Annotations, Conversations } from './conversations.ts';
import type { PrintedDocuments } from './documents.ts';
import type { CountedFacts } from './counted-facts.ts';
import type { DemoRuns } from './demo-runs.ts';
import type { Invitations } from './invitations.ts';
import type { Notes } from './notes.ts';
import type { OnCallShifts } from './on-call.ts';
import type { PatientHistory } from './patient-history.ts';
import type { Patients } from './patients.ts';
import type { Facilities, Practitioners, Sessions } from './people.ts';
import type { Recordings } from './recordings.ts';
import type { Referrals } from './referrals.ts';
import type { Reminders } from './reminders.ts';
import type { Statistics } from './statistics.ts';

/** Where records are kept. A store that cannot be reached answers `DATABASE_UNAVAILABLE` at once. */
export type Store = {
  isAvailable(): boolean;
  read<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
  /**
   * All of the work's writes, durably, or none. The work may run more than once, so it must not act
   * on anything but the records it is given, one call after the other.
   */
  transaction<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
};

export type Records = {
  readonly facilities: Facilities;
  readonly practitioners: Practitioners;
  readonly sessions: Sessions;
  readonly patients: Patients;
  readonly patientHistory: PatientHistory;
  readonly complaints: Complaints;
  readonly feedback: Feedback;
  readonly consultations: Consultations;
  readonly appointments: Appointments;
  readonly availabilities: Availabilities;
  readonly followUps: FollowUps;
  readonly invitations: Invitations;
  readonly conversations: Conversations;
  readonly annotations: Annotations;
  readonly notes: Notes;
  readonly printedDocuments: PrintedDocuments;
  readonly recordings: Recordings;
  readonly referrals: Referrals;
  readonly reminders: Reminders;
  readonly callSessions: CallSessions;
  readonly callQualities: CallQualities;
  readonly onCallShifts: OnCallShifts;
  readonly statistics: Statistics;
  readonly board: BoardRecords;
  readonly countedFacts: CountedFacts;
  readonly catalogues: Catalogues;
  readonly demoRuns: DemoRuns;
  readonly audit: Audit;
};
