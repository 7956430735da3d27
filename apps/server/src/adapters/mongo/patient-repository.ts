import type { ClientSession } from 'mongoose';
import type { ConsentRecord } from '../../ports/records.ts';
import type { PatientQuery, Patients } from '../../ports/store.ts';
import { fromStored, toStored } from './mapping.ts';
import { searchTokensOf, type Models, type StoredPatient } from './models.ts';

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
    async withdrawConsents(id, withdrawnAt, scope) {
      const patient = await patients.findById(id).session(session).lean();
      const isMeant = (consent: ConsentRecord) => scope === undefined || consent.scope === scope;
      const consents =
        patient?.consents.map((it) => (isMeant(it) ? { withdrawnAt, ...it } : it)) ?? [];
      await patients.updateOne({ _id: id }, { $set: { consents } }).session(session);
    },
    async setActivity(id, lastActivityAt) {
      await patients.updateOne({ _id: id }, { $set: { lastActivityAt } }).session(session);
    },
  };
}
