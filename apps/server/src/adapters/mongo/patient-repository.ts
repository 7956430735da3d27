import { searchableName } from '@qarib/clinical';
import { Schema } from 'mongoose';
import type { ConsentRecord, PatientQuery, PatientRecord, Patients } from '../../ports/patients.ts';
import { fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

export type StoredPatient = Stored<PatientRecord> & { searchTokens: string[] };

export const patientsSchema = schemaOf<StoredPatient>({
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
  allergies: [Schema.Types.Mixed],
  searchTokens: [String],
});
patientsSchema.index({ registeredById: 1, idempotencyKey: 1 }, { unique: true });
patientsSchema.index({ managingFacilityId: 1, lastActivityAt: -1 });
patientsSchema.index({ managingFacilityId: 1, searchTokens: 1 });
patientsSchema.index({ managingFacilityId: 1, healthCardNumber: 1 });
patientsSchema.index({ managingFacilityId: 1, nationalId: 1 });

function patientFrom({ searchTokens: _searchTokens, ...document }: StoredPatient) {
  // Who was registered before allergies were kept has none yet.
  return { ...fromStored(document), allergies: document.allergies ?? [] };
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
    async addAllergy(id, allergy) {
      await patients.updateOne({ _id: id }, { $push: { allergies: allergy } }).session(session);
    },
    async removeAllergy(id, allergyId, removedAt, removedById) {
      const patient = await patients.findById(id).session(session).lean();
      const allergies = patient?.allergies.map((it) =>
        it.id === allergyId ? { removedAt, removedById, ...it } : it,
      );
      await patients.updateOne({ _id: id }, { $set: { allergies } }).session(session);
    },
    async setActivity(id, lastActivityAt) {
      await patients.updateOne({ _id: id }, { $set: { lastActivityAt } }).session(session);
    },
  };
}

/** The beginnings a patient is found by. */
function searchTokensOf(patient: { familyName: string; givenName: string }): string[] {
  return [
    ...new Set(searchableName(`${patient.familyName} ${patient.givenName}`).split(' ')),
  ].filter((token) => token !== '');
}
