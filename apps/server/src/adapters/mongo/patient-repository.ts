import { phoneKey } from '@qarib/clinical';
import { Schema, type UpdateQuery } from 'mongoose';
import type { ConsentRecord, PatientQuery, PatientRecord, Patients } from '../../ports/patients.ts';
import { holdBucket } from './hold-text.ts';
import { insertAll } from './insert-all.ts';
import { fromStored, toStored } from './mapping.ts';
import { mergedPatientsIn } from './merged-patient-repository.ts';
import type { Models } from './models.ts';
import {
  nameBucketsOf,
  namedAt,
  pairTokensOf,
  searchFieldsOf,
  type SearchFields,
} from './patient-search.ts';
import { ReadOnce } from './read-once.ts';
import { _id, date, integer, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

/** Kept since later than the first patients. */
type Since = 'allergies' | 'furtherFacilityIds' | 'formerNames';
export type StoredPatient = Omit<Stored<PatientRecord>, Since> &
  Partial<Pick<PatientRecord, Since>> &
  SearchFields;

export const patientsSchema = schemaOf<StoredPatient>({
  _id,
  idempotencyKey: text,
  registeredById: text,
  managingFacilityId: text,
  furtherFacilityIds: [String],
  familyName: text,
  // Mongoose takes an empty text for a missing one.
  givenName: String,
  formerNames: { type: [Schema.Types.Mixed], default: undefined },
  gender: text,
  birthDate: text,
  isBirthDateEstimated: yesNo,
  healthCardNumber: String,
  nationalId: String,
  phone: String,
  motherName: String,
  cardCode: String,
  registeredAt: date,
  lastActivityAt: date,
  consents: [Schema.Types.Mixed],
  allergies: [Schema.Types.Mixed],
  contactPreference: Schema.Types.Mixed,
  siteKeys: [String],
  pairTokens: [String],
  phoneKey: String,
});
// Few allow reminders, so the index holds few.
patientsSchema.index({ 'contactPreference.areRemindersAllowed': 1, birthDate: 1 });
patientsSchema.index({ registeredById: 1, idempotencyKey: 1 }, { unique: true });
patientsSchema.index({ managingFacilityId: 1, lastActivityAt: -1 });
patientsSchema.index({ siteKeys: 1 });
patientsSchema.index({ furtherFacilityIds: 1, lastActivityAt: -1 });
patientsSchema.index({ pairTokens: 1, birthDate: 1 });
patientsSchema.index({ phoneKey: 1 }, { sparse: true });
for (const number of ['healthCardNumber', 'nationalId', 'cardCode']) {
  patientsSchema.index({ [number]: 1 }, { unique: true, sparse: true });
}

export type StoredNameHold = { _id: number; registrations: number };

export const nameHoldsSchema = schemaOf<StoredNameHold>({
  _id: { type: Number, required: true },
  registrations: integer,
});

const toStoredPatient = (patient: PatientRecord): StoredPatient => ({
  ...toStored(patient),
  ...searchFieldsOf(patient),
});

export function patientFrom({ siteKeys, pairTokens, phoneKey, ...document }: StoredPatient) {
  const { allergies = [], furtherFacilityIds = [], formerNames = [] } = document;
  return { ...fromStored(document), allergies, furtherFacilityIds, formerNames };
}

/** The patient whose file the merged one asked for is part of. */
function leadingOn(models: Models, session: Within) {
  return async (asked: object): Promise<PatientRecord | undefined> => {
    const intoId = await mergedPatientsIn(models, session).intoIdOf(asked);
    if (intoId === undefined) return undefined;
    const document = await models.patients.findById(intoId).session(session).lean();
    return document ? patientFrom(document) : undefined;
  };
}

/** Changes one patient, who is read anew from then on. */
type ChangePatient = (id: string, change: UpdateQuery<StoredPatient>) => Promise<void>;

export function patientsIn(models: Models, session: Within): Patients {
  const { patients } = models;
  const led = leadingOn(models, session);
  const files = new ReadOnce<PatientRecord>(async (ids) => {
    const documents = await patients
      .find({ _id: { $in: ids } })
      .session(session)
      .lean();
    return documents.map(patientFrom);
  });
  const change: ChangePatient = async (id, update) => {
    files.known.forget();
    await patients.updateOne({ _id: id }, update).session(session);
  };
  return {
    find: async (id) => (await files.find(id)) ?? led({ _id: id }),
    findMany: (ids) => files.findMany(ids),
    async findByKey(registeredById, idempotencyKey) {
      const made = { registeredById, idempotencyKey };
      const document = await patients.findOne(made).session(session).lean();
      return document ? patientFrom(document) : led(made);
    },
    ...lookingFor(models, session),
    async add(patient) {
      await patients.create([toStoredPatient(patient)], { session });
    },
    addMany: (all) => insertAll(patients, all.map(toStoredPatient), session),
    async replace(patient) {
      files.known.forget();
      const { _id, ...fields } = toStoredPatient(patient);
      await patients.replaceOne({ _id }, fields).session(session);
    },
    async merge(merged, surviving) {
      files.known.forget();
      await patients.deleteOne({ _id: merged.id }).session(session);
      await mergedPatientsIn(models, session).add(merged);
      await this.replace(surviving);
    },
    async holdName(familyName, givenName) {
      for (const bucket of nameBucketsOf(familyName, givenName)) {
        await holdBucket(models, session, bucket);
      }
    },
    async addFurtherFacility(id, facilityId) {
      const patient = await patients.findById(id).session(session).lean();
      if (!patient) return;
      const known = patientFrom(patient);
      const furtherFacilityIds = [...new Set([...known.furtherFacilityIds, facilityId])];
      const { siteKeys } = searchFieldsOf({ ...known, furtherFacilityIds });
      await change(id, { $set: { furtherFacilityIds, siteKeys } });
    },
    setCardCode: (id, cardCode) => change(id, { $set: { cardCode } }),
    ...listsIn(models, session, change),
    ...remindersOf(models, session, change),
    setActivity: (id, lastActivityAt) => change(id, { $set: { lastActivityAt } }),
  };
}

type Lists = Pick<Patients, 'addConsent' | 'withdrawConsents' | 'addAllergy' | 'removeAllergy'>;

/** What is added to a patient and taken back, and stays. */
function listsIn({ patients }: Models, session: Within, change: ChangePatient): Lists {
  return {
    addConsent: (id, consent) => change(id, { $push: { consents: consent } }),
    async withdrawConsents(id, withdrawal, scope) {
      const patient = await patients.findById(id).session(session).lean();
      const isMeant = (consent: ConsentRecord) =>
        consent.withdrawnAt === undefined && (scope === undefined || consent.scope === scope);
      const consents =
        patient?.consents.map((it) => (isMeant(it) ? { ...it, ...withdrawal } : it)) ?? [];
      await change(id, { $set: { consents } });
    },
    addAllergy: (id, allergy) => change(id, { $push: { allergies: allergy } }),
    async removeAllergy(id, allergyId, removedAt, removedById) {
      const patient = await patients.findById(id).session(session).lean();
      const allergies = patient?.allergies?.map((it) =>
        it.id === allergyId ? { removedAt, removedById, ...it } : it,
      );
      await change(id, { $set: { allergies } });
    },
  };
}

type Reminding = Pick<Patients, 'setContactPreference' | 'listRemindable'>;

function remindersOf({ patients }: Models, session: Within, change: ChangePatient): Reminding {
  return {
    setContactPreference: (id, contactPreference) => change(id, { $set: { contactPreference } }),
    async listRemindable(birthDates, afterId, limit) {
      const documents = await patients
        .find({
          'contactPreference.areRemindersAllowed': true,
          birthDate: { $in: [...birthDates] },
          isBirthDateEstimated: false,
          _id: { $gt: afterId },
        })
        .sort({ _id: 1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map(patientFrom);
    },
  };
}

type Looking = Pick<Patients, 'findByNumber' | 'findByName' | 'findByPhone' | 'search'>;

function lookingFor(models: Models, session: Within): Looking {
  const { patients } = models;
  const listed = async (filter: object, limit: number) => {
    const documents = await patients.find(filter).limit(limit).session(session).lean();
    return documents.map(patientFrom);
  };
  // A site's patients are registered there or were identified there since. Asked for apart, either
  // half comes out of its index in order; asked for as one, all of the site would be read and sorted.
  const latest = async (filter: object, limit: number) => {
    const documents = await patients
      .find(filter)
      .sort({ lastActivityAt: -1 })
      .limit(limit)
      .session(session)
      .lean();
    return documents.map(patientFrom);
  };
  return {
    async findByNumber(number, value) {
      const [found] = await listed({ [number]: value }, 1);
      return found ?? leadingOn(models, session)({ [number]: value });
    },
    findByName: ({ bornFrom, bornTo, ...name }, limit) =>
      listed(
        {
          pairTokens: { $in: pairTokensOf(name) },
          birthDate: { $gte: bornFrom, $lte: bornTo },
        },
        limit,
      ),
    findByPhone: (phone, limit) => listed({ phoneKey: phoneKey(phone) }, limit),
    async search(facilityId, query, limit) {
      const found = new Map<string, PatientRecord>();
      if (query.kind === 'name') {
        for (const condition of namedAt(facilityId, query)) {
          if (found.size >= limit) break;
          // In the order of the index, so that it is read no further than to the limit.
          const named = (await listed(condition, limit)).toSorted(byActivity);
          for (const patient of named) if (!found.has(patient.id)) found.set(patient.id, patient);
        }
        return [...found.values()].slice(0, limit);
      }
      for (const condition of conditionsOf(query)) {
        const registered = await latest({ managingFacilityId: facilityId, ...condition }, limit);
        const identified = await latest({ furtherFacilityIds: facilityId, ...condition }, limit);
        for (const patient of [...registered, ...identified].toSorted(byActivity)) {
          found.set(patient.id, patient);
        }
      }
      return [...found.values()].slice(0, limit);
    },
  };
}

/** A card's number or a national id, either of which it may be. */
function conditionsOf(query: Exclude<PatientQuery, { kind: 'name' }>): object[] {
  if (query.kind === 'recent') return [{}];
  return [{ healthCardNumber: query.value }, { nationalId: query.value }];
}

const byActivity = (one: PatientRecord, other: PatientRecord) =>
  other.lastActivityAt.getTime() - one.lastActivityAt.getTime();
