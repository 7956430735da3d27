import { Schema, type Connection, type Model } from 'mongoose';
import { indicators, searchableName, type IndicatorCounts } from '@qarib/clinical';
import type {
  AnnotationRecord,
  ConversationRecord,
  MessageRecord,
} from '../../ports/conversations.ts';
import type * as record from '../../ports/records.ts';
import type { StatisticsKey } from '../../ports/store.ts';

/** A record as MongoDB keeps it: its id is the document's key. */
export type Stored<Item extends { id: string }> = Omit<Item, 'id'> & { _id: string };
export type StoredPatient = Stored<record.PatientRecord> & { searchTokens: string[] };
export type StoredNote = Omit<record.NoteRecord, 'consultationId'> & { _id: string };
/** Made by the first message, and by whoever reads before there is one. */
export type StoredConversation = Partial<Omit<ConversationRecord, 'consultationId'>> & {
  _id: string;
};
/** Keyed by CallSession and peer. */
export type StoredCallQuality = record.CallQualityRecord & { _id: string };
/** A counter that nothing was counted in yet is not there. */
export type StoredStatistics = StatisticsKey & Partial<IndicatorCounts> & { _id: string };

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const integer = { type: Number, required: true } as const;
const yesNo = { type: Boolean, required: true } as const;
const _id = text;
/** Any shape: what is written here was parsed before. */
const parsed = { type: Schema.Types.Mixed, required: true } as const;

const schemaOf = <Document>(definition: object) =>
  // Versions are counted by the use cases, and nothing that is not in the schema is ever written.
  new Schema<Document>(definition as Record<string, never>, {
    versionKey: false,
    strict: 'throw',
    id: false,
    autoIndex: false,
    autoCreate: false,
    minimize: false,
  });

const facilities = schemaOf<Stored<record.FacilityRecord>>({
  _id,
  name: parsed,
  kind: text,
  provinceId: text,
  regionId: text,
});

const practitioners = schemaOf<Stored<record.PractitionerRecord>>({
  _id,
  name: text,
  email: text,
  passwordHash: text,
  role: text,
  specialties: [String],
  facilityId: text,
  language: text,
  isOnCall: yesNo,
  isDemo: yesNo,
});
practitioners.index({ email: 1 }, { unique: true });
practitioners.index({ specialties: 1 });

const sessions = schemaOf<Stored<record.SessionRecord>>({
  _id,
  tokenHash: text,
  practitionerId: text,
  createdAt: date,
  expiresAt: date,
});
sessions.index({ tokenHash: 1 }, { unique: true });
sessions.index({ expiresAt: 1 });

const patients = schemaOf<StoredPatient>({
  _id,
  idempotencyKey: text,
  registeredById: text,
  managingFacilityId: text,
  familyName: text,
  givenName: text,
  gender: text,
  birthDate: text,
  isBirthDateEstimated: yesNo,
  healthCardNumber: String,
  nationalId: String,
  phone: String,
  motherName: String,
  registeredAt: date,
  lastActivityAt: date,
  consents: [Schema.Types.Mixed],
  searchTokens: [String],
});
patients.index({ registeredById: 1, idempotencyKey: 1 }, { unique: true });
patients.index({ managingFacilityId: 1, lastActivityAt: -1 });
patients.index({ managingFacilityId: 1, searchTokens: 1 });
patients.index({ managingFacilityId: 1, healthCardNumber: 1 });
patients.index({ managingFacilityId: 1, nationalId: 1 });

const consultations = schemaOf<Stored<record.ConsultationRecord>>({
  _id,
  idempotencyKey: text,
  version: integer,
  mode: text,
  status: text,
  priority: text,
  specialty: text,
  reason: parsed,
  vitalSigns: [Schema.Types.Mixed],
  attachments: [Schema.Types.Mixed],
  patientId: text,
  requesterId: text,
  facilityId: text,
  provinceId: text,
  regionId: text,
  requestedAt: date,
  rungCount: integer,
  responsiblePractitionerId: String,
  acceptedAt: Date,
  startedAt: Date,
  endedAt: Date,
  opinionRequestedAt: Date,
  opinionDueAt: Date,
  cancellationReason: String,
  isNoteSigned: yesNo,
});
consultations.index({ requesterId: 1, idempotencyKey: 1 }, { unique: true });
consultations.index({ facilityId: 1, requestedAt: -1 });
consultations.index({ responsiblePractitionerId: 1, requestedAt: -1 });
consultations.index({ patientId: 1, requestedAt: -1 });
consultations.index({ status: 1, specialty: 1, requestedAt: 1 });

const invitations = schemaOf<Stored<record.InvitationRecord>>({
  _id,
  consultationId: text,
  idempotencyKey: text,
  kind: text,
  invitedById: text,
  createdAt: date,
  expiresAt: date,
  practitionerId: String,
  guestKind: String,
  guestName: String,
  linkHash: String,
  passHash: String,
  acceptedAt: Date,
  withdrawnAt: Date,
});
invitations.index({ invitedById: 1, idempotencyKey: 1 }, { unique: true });
invitations.index({ consultationId: 1, createdAt: 1 });
invitations.index({ practitionerId: 1, expiresAt: 1 });
invitations.index({ linkHash: 1 });
invitations.index({ passHash: 1 });

const conversations = schemaOf<StoredConversation>({
  _id,
  messageCount: Number,
  readUpTo: Schema.Types.Mixed,
});

const messages = schemaOf<Stored<MessageRecord>>({
  _id,
  consultationId: text,
  sequence: integer,
  authorId: text,
  sentAt: date,
  content: parsed,
});
messages.index({ consultationId: 1, sequence: 1 }, { unique: true });
messages.index({ consultationId: 1, authorId: 1, sentAt: 1 });

const annotations = schemaOf<Stored<AnnotationRecord>>({
  _id,
  consultationId: text,
  attachmentId: text,
  authorId: text,
  addedAt: date,
  removedAt: Date,
  colour: text,
  shape: parsed,
});
annotations.index({ attachmentId: 1, addedAt: 1 });

const recordings = schemaOf<Stored<record.RecordingRecord>>({
  _id,
  consultationId: text,
  callSessionId: text,
  consentId: text,
  startedById: text,
  startedAt: date,
  endedAt: Date,
  contentType: text,
  chunkCount: integer,
  sizeBytes: integer,
});
recordings.index({ consultationId: 1, startedAt: 1 });

const notes = schemaOf<StoredNote>({
  _id,
  status: text,
  version: integer,
  text: parsed,
  authorId: text,
  savedAt: date,
  signedAt: Date,
  contentHash: String,
});

const callSessions = schemaOf<Stored<record.CallSessionRecord>>({
  _id,
  consultationId: text,
  nodeId: text,
  startedAt: date,
  isOpen: yesNo,
  endedAt: Date,
  endReason: String,
});
// One open room per consultation, however many prepare at once.
callSessions.index(
  { consultationId: 1 },
  { unique: true, partialFilterExpression: { isOpen: true } },
);

const callQualities = schemaOf<StoredCallQuality>({
  _id,
  consultationId: text,
  callSessionId: text,
  peerId: text,
  role: text,
  facilityId: text,
  regionId: text,
  day: text,
  number: integer,
  reportedAt: date,
  figures: parsed,
});
callQualities.index({ day: 1, regionId: 1 });
callQualities.index({ consultationId: 1 });

const statisticsDaily = schemaOf<StoredStatistics>({
  _id,
  day: text,
  regionId: text,
  provinceId: text,
  specialty: text,
  ...Object.fromEntries(indicators.map((indicator) => [indicator, Number])),
});
statisticsDaily.index({ day: 1, regionId: 1 });

const auditEvents = schemaOf<Stored<record.AuditRecord>>({
  _id,
  recordedAt: date,
  agentId: String,
  action: text,
  entityType: text,
  entityId: String,
  outcome: text,
  errorCode: String,
});
auditEvents.index({ recordedAt: -1 });
auditEvents.index({ entityId: 1, recordedAt: -1 });

/** The collections of one connection. */
export function defineModels(connection: Connection) {
  return {
    facilities: connection.model('facilities', facilities, 'facilities'),
    practitioners: connection.model('practitioners', practitioners, 'practitioners'),
    sessions: connection.model('sessions', sessions, 'sessions'),
    patients: connection.model('patients', patients, 'patients'),
    consultations: connection.model('consultations', consultations, 'consultations'),
    invitations: connection.model('invitations', invitations, 'invitations'),
    conversations: connection.model('conversations', conversations, 'conversations'),
    messages: connection.model('messages', messages, 'messages'),
    annotations: connection.model('annotations', annotations, 'annotations'),
    notes: connection.model('notes', notes, 'notes'),
    recordings: connection.model('recordings', recordings, 'recordings'),
    callSessions: connection.model('callSessions', callSessions, 'callSessions'),
    callQualities: connection.model('callQualities', callQualities, 'callQualities'),
    statistics: connection.model('statisticsDaily', statisticsDaily, 'statisticsDaily'),
    audit: connection.model('auditEvents', auditEvents, 'auditEvents'),
  };
}
export type Models = ReturnType<typeof defineModels>;

/** Makes the collections and their indexes; transactions cannot make them on the way. */
export async function prepareCollections(models: Models): Promise<void> {
  for (const model of Object.values<Model<never>>(models as never)) {
    await model.createCollection();
    await model.createIndexes();
  }
}

/** The beginnings a patient is found by. */
export function searchTokensOf(patient: { familyName: string; givenName: string }): string[] {
  return [
    ...new Set(searchableName(`${patient.familyName} ${patient.givenName}`).split(' ')),
  ].filter((token) => token !== '');
}
