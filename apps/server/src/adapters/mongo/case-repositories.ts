import type { ClientSession } from 'mongoose';
import type {
  CallSessions,
  Consultations,
  Notes,
  PatientQuery,
  Patients,
} from '../../ports/store.ts';
import { found, fromStored, toStored } from './mapping.ts';
import { searchTokensOf, type Models, type StoredNote, type StoredPatient } from './models.ts';

type Within = ClientSession | null;

function patientFrom({ searchTokens: _searchTokens, ...document }: StoredPatient) {
  return fromStored(document);
}

function conditionOf(query: PatientQuery) {
  if (query.kind === 'identifier') {
    return { $or: [{ healthCardNumber: query.value }, { nationalId: query.value }] };
  }
  if (query.kind === 'recent') return {};
  // Tokens are letters and digits alone, so they need no escaping.
  return { $and: query.tokens.map((token) => ({ searchTokens: { $regex: `^${token}` } })) };
}

export function patientsIn({ patients }: Models, session: Within): Patients {
  return {
    async find(id) {
      const document = await patients.findById(id).session(session).lean();
      return document ? patientFrom(document) : undefined;
    },
    async findMany(ids) {
      const documents = await patients
        .find({ _id: { $in: [...ids] } })
        .session(session)
        .lean();
      return documents.map(patientFrom);
    },
    async findByKey(registeredById, idempotencyKey) {
      const document = await patients
        .findOne({ registeredById, idempotencyKey })
        .session(session)
        .lean();
      return document ? patientFrom(document) : undefined;
    },
    async search(managingFacilityId, query, limit) {
      const documents = await patients
        .find({ managingFacilityId, ...conditionOf(query) })
        .sort({ lastActivityAt: -1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(patientFrom);
    },
    async add(patient) {
      const document = { ...toStored(patient), searchTokens: searchTokensOf(patient) };
      await patients.create([document], { session });
    },
    async addConsent(id, consent) {
      await patients.updateOne({ _id: id }, { $push: { consents: consent } }).session(session);
    },
    async withdrawConsents(id, withdrawnAt) {
      const patient = await patients.findById(id).session(session).lean();
      const consents = patient?.consents.map((consent) => ({ withdrawnAt, ...consent })) ?? [];
      await patients.updateOne({ _id: id }, { $set: { consents } }).session(session);
    },
    async setActivity(id, lastActivityAt) {
      await patients.updateOne({ _id: id }, { $set: { lastActivityAt } }).session(session);
    },
  };
}

export function consultationsIn({ consultations }: Models, session: Within): Consultations {
  const newestFirst = async (filter: object, limit: number) => {
    const documents = await consultations
      .find(filter)
      .sort({ requestedAt: -1 })
      .limit(limit)
      .session(session)
      .lean();
    return documents.map(fromStored);
  };
  const oldestFirst = async (filter: object, limit: number) => {
    const documents = await consultations
      .find({ status: 'requested', ...filter })
      .sort({ requestedAt: 1 })
      .limit(limit)
      .session(session)
      .lean();
    return documents.map(fromStored);
  };
  return {
    async find(id) {
      return found(await consultations.findById(id).session(session).lean());
    },
    async findByKey(requesterId, idempotencyKey) {
      const wanted = { requesterId, idempotencyKey };
      return found(await consultations.findOne(wanted).session(session).lean());
    },
    async add(consultation) {
      await consultations.create([toStored(consultation)], { session });
    },
    list({ patientId, ...filter }, limit) {
      return newestFirst(patientId === undefined ? filter : { ...filter, patientId }, limit);
    },
    listRequested(specialties, limit) {
      return oldestFirst({ specialty: { $in: [...specialties] } }, limit);
    },
    listRequestedBefore(instant, limit) {
      return oldestFirst({ requestedAt: { $lte: instant } }, limit);
    },
    async move(id, { version, statuses }, status, change) {
      const document = await consultations
        .findOneAndUpdate(
          { _id: id, version, status: { $in: [...statuses] } },
          { $set: { ...change, status }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async markNoteSigned(id) {
      const document = await consultations
        .findOneAndUpdate(
          { _id: id },
          { $set: { isNoteSigned: true } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
    async addAttachment(id, attachment) {
      await consultations
        .updateOne({ _id: id }, { $push: { attachments: attachment } })
        .session(session);
    },
  };
}

function noteFrom({ _id, ...fields }: StoredNote) {
  return { consultationId: _id, ...fields };
}

export function notesIn({ notes }: Models, session: Within): Notes {
  return {
    async find(consultationId) {
      const document = await notes.findById(consultationId).session(session).lean();
      return document ? noteFrom(document) : undefined;
    },
    async add({ consultationId, ...fields }) {
      await notes.create([{ _id: consultationId, ...fields }], { session });
    },
    async replace({ consultationId, ...fields }) {
      const before = {
        _id: consultationId,
        version: fields.version - 1,
        status: 'preliminary' as const,
      };
      const { modifiedCount } = await notes.updateOne(before, { $set: fields }).session(session);
      return modifiedCount === 1;
    },
  };
}

export function callSessionsIn({ callSessions }: Models, session: Within): CallSessions {
  return {
    async find(id) {
      return found(await callSessions.findById(id).session(session).lean());
    },
    async findOpen(consultationId) {
      const open = { consultationId, isOpen: true };
      return found(await callSessions.findOne(open).session(session).lean());
    },
    async add(callSession) {
      await callSessions.create([toStored(callSession)], { session });
    },
    async end(id, endReason, endedAt) {
      const { modifiedCount } = await callSessions
        .updateOne({ _id: id, isOpen: true }, { $set: { isOpen: false, endReason, endedAt } })
        .session(session);
      return modifiedCount === 1;
    },
  };
}
