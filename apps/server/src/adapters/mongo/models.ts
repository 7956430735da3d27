import type { Connection, Model } from 'mongoose';
import {
  appointmentsSchema,
  availabilitiesSchema,
  followUpsSchema,
  takenTimesSchema,
} from './appointment-schemas.ts';
import { auditEventsSchema } from './audit-repository.ts';
import { callSessionsSchema, callQualitiesSchema } from './call-repositories.ts';
import { catalogueEntriesSchema, cataloguesSchema } from './catalogue-repository.ts';
import { complaintsSchema } from './complaint-repository.ts';
import { demoRunsSchema } from './demo-run-repository.ts';
import { consultationsSchema } from './consultation-repository.ts';
import {
  conversationsSchema,
  messagesSchema,
  annotationsSchema,
} from './conversation-repositories.ts';
import { mergedPatientsSchema } from './merged-patient-repository.ts';
import { feedbackAnswersSchema, feedbackLinksSchema } from './feedback-repository.ts';
import { printedDocumentsSchema } from './document-repository.ts';
import { invitationsSchema } from './invitation-repository.ts';
import { notesSchema, noteVersionsSchema } from './note-repository.ts';
import { onCallShiftsSchema } from './on-call-repository.ts';
import { nameHoldsSchema, patientsSchema } from './patient-repository.ts';
import { facilitiesSchema, practitionersSchema, sessionsSchema } from './people-repositories.ts';
import { recordingsSchema } from './recording-repository.ts';
import { upkeepSchema } from './renew-patient-search.ts';
import { referralsSchema } from './referral-repository.ts';
import { remindersSchema } from './reminder-repository.ts';
import { figureCellsSchema, figureMarksSchema } from './statistics-repository.ts';
import { figureSlipsSchema } from './figure-slips.ts';
import { figureSettlementsSchema, figureSumsSchema } from './figure-sums.ts';

/** The collections of one connection. */
export function defineModels(connection: Connection) {
  return {
    facilities: connection.model('facilities', facilitiesSchema, 'facilities'),
    practitioners: connection.model('practitioners', practitionersSchema, 'practitioners'),
    sessions: connection.model('sessions', sessionsSchema, 'sessions'),
    patients: connection.model('patients', patientsSchema, 'patients'),
    mergedPatients: connection.model('mergedPatients', mergedPatientsSchema, 'mergedPatients'),
    upkeep: connection.model('upkeep', upkeepSchema, 'upkeep'),
    nameHolds: connection.model('nameHolds', nameHoldsSchema, 'nameHolds'),
    complaints: connection.model('complaints', complaintsSchema, 'complaints'),
    feedbackLinks: connection.model('feedbackLinks', feedbackLinksSchema, 'feedbackLinks'),
    feedbackAnswers: connection.model('feedbackAnswers', feedbackAnswersSchema, 'feedbackAnswers'),
    consultations: connection.model('consultations', consultationsSchema, 'consultations'),
    appointments: connection.model('appointments', appointmentsSchema, 'appointments'),
    availabilities: connection.model('availabilities', availabilitiesSchema, 'availabilities'),
    takenTimes: connection.model('takenTimes', takenTimesSchema, 'takenTimes'),
    followUps: connection.model('followUps', followUpsSchema, 'followUps'),
    invitations: connection.model('invitations', invitationsSchema, 'invitations'),
    conversations: connection.model('conversations', conversationsSchema, 'conversations'),
    messages: connection.model('messages', messagesSchema, 'messages'),
    annotations: connection.model('annotations', annotationsSchema, 'annotations'),
    notes: connection.model('notes', notesSchema, 'notes'),
    noteVersions: connection.model('noteVersions', noteVersionsSchema, 'noteVersions'),
    printedDocuments: connection.model(
      'printedDocuments',
      printedDocumentsSchema,
      'printedDocuments',
    ),
    recordings: connection.model('recordings', recordingsSchema, 'recordings'),
    referrals: connection.model('referrals', referralsSchema, 'referrals'),
    reminders: connection.model('reminders', remindersSchema, 'reminders'),
    callSessions: connection.model('callSessions', callSessionsSchema, 'callSessions'),
    callQualities: connection.model('callQualities', callQualitiesSchema, 'callQualities'),
    onCallShifts: connection.model('onCallShifts', onCallShiftsSchema, 'onCallShifts'),
    figureCells: connection.model('figureCells', figureCellsSchema, 'figureCells'),
    figureSlips: connection.model('figureSlips', figureSlipsSchema, 'figureSlips'),
    figureSums: connection.model('figureSums', figureSumsSchema, 'figureSums'),
    figureMarks: connection.model('figureMarks', figureMarksSchema, 'figureMarks'),
    figureSettlements: connection.model(
      'figureSettlements',
      figureSettlementsSchema,
      'figureSettlements',
    ),
    catalogues: connection.model('catalogues', cataloguesSchema, 'catalogues'),
    catalogueEntries: connection.model(
      'catalogueEntries',
      catalogueEntriesSchema,
      'catalogueEntries',
    ),
    demoRuns: connection.model('demoRuns', demoRunsSchema, 'demoRuns'),
    audit: connection.model('auditEvents', auditEventsSchema, 'auditEvents'),
  };
}
export type Models = ReturnType<typeof defineModels>;

/** Makes the collections and their indexes; transactions cannot make them on the way. */
export async function prepareCollections(models: Models): Promise<void> {
  for (const model of Object.values<Model<never>>(models as never)) {
    await model.createCollection();
    const indexes = model.schema.indexes().map(([fields, { unique, ...options }]) => {
      const key = Object.entries(fields).map(([path, way]) => [path, Number(way)] as const);
      return { ...options, key: Object.fromEntries(key), unique: unique === true };
    });
    // In one command, so that a large collection is read once for all of them.
    if (indexes.length > 0) await model.collection.createIndexes(indexes);
  }
}
