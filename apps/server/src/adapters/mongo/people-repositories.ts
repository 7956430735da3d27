import { Schema, type PipelineStage } from 'mongoose';
import type {
  Facilities,
  FacilityRecord,
  PractitionerRecord,
  Practitioners,
  SessionRecord,
  Sessions,
} from '../../ports/people.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, settingOrRemoving, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, parsed, schemaOf, text, yesNo, type Stored, type Within } from './schema.ts';

export const facilitiesSchema = schemaOf<Stored<FacilityRecord>>({
  _id,
  name: parsed,
  kind: text,
  provinceId: text,
  regionId: text,
  level: String,
  position: Schema.Types.Mixed,
  // Without the default, an absent list would be kept as an empty one.
  hospitalIds: { type: [String], default: undefined },
  isPractice: Boolean,
});

export const practitionersSchema = schemaOf<Stored<PractitionerRecord> & { rotaChanges: number }>({
  _id,
  name: text,
  email: text,
  passwordHash: text,
  role: text,
  specialties: [String],
  facilityId: text,
  language: text,
  isOnCall: yesNo,
  offCallUntil: Date,
  rotaChanges: Number,
  isDemo: yesNo,
  professionalNumber: String,
});
practitionersSchema.index({ email: 1 }, { unique: true });
practitionersSchema.index({ specialties: 1, facilityId: 1 });

export const sessionsSchema = schemaOf<Stored<SessionRecord>>({
  _id,
  tokenHash: text,
  practitionerId: text,
  createdAt: date,
  expiresAt: date,
});
sessionsSchema.index({ tokenHash: 1 }, { unique: true });
sessionsSchema.index({ expiresAt: 1 });

/** Names are compared here, without accents, which an index cannot: so many are few enough. */
const mostColleagues = 5_000;

export function facilitiesIn({ facilities }: Models, session: Within): Facilities {
  return {
    async find(id) {
      return found(await facilities.findById(id).session(session).lean());
    },
    async findMany(ids) {
      if (ids.length === 0) return [];
      const documents = await facilities
        .find({ _id: { $in: [...ids] } })
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async listHospitals() {
      const documents = await facilities.find({ kind: 'hospital' }).session(session).lean();
      return documents.map(fromStored);
    },
    async listOfProvince(provinceId) {
      const documents = await facilities.find({ provinceId }).session(session).lean();
      return documents.map(fromStored);
    },
    async save(facility) {
      const { _id, ...fields } = toStored(facility);
      await facilities.updateOne({ _id }, { $set: fields }, { upsert: true }).session(session);
    },
    addMany: (all) => insertAll(facilities, all.map(toStored), session),
  };
}

type PractitionerLists = Pick<
  Practitioners,
  'listDemo' | 'listCoordinators' | 'listColleagues' | 'listSpecialists'
>;

function practitionerListsIn({ practitioners }: Models, session: Within): PractitionerLists {
  return {
    async listDemo() {
      const documents = await practitioners.find({ isDemo: true }).session(session).lean();
      return documents.map(fromStored);
    },
    async listCoordinators() {
      const wanted = { role: 'coordinator' as const };
      const documents = await practitioners.find(wanted).session(session).lean();
      return documents.map(fromStored);
    },
    async listColleagues(specialty) {
      const wanted = specialty
        ? { specialties: specialty, role: 'specialist' as const }
        : { role: { $in: ['nurse' as const, 'specialist' as const] } };
      const documents = await practitioners
        .find(wanted)
        .limit(mostColleagues)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async listSpecialists(specialties, facilityIds) {
      const wanted = {
        specialties: { $in: [...specialties] },
        role: 'specialist' as const,
        ...(facilityIds.length > 0 && { facilityId: { $in: [...facilityIds] } }),
      };
      const documents = await practitioners
        .find(wanted)
        .limit(mostColleagues)
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
  };
}

export function practitionersIn(models: Models, session: Within): Practitioners {
  const { practitioners } = models;
  return {
    ...practitionerListsIn(models, session),
    async find(id) {
      return found(await practitioners.findById(id).session(session).lean());
    },
    async findMany(ids) {
      if (ids.length === 0) return [];
      const wanted = { _id: { $in: [...ids] } };
      const documents = await practitioners.find(wanted).session(session).lean();
      return documents.map(fromStored);
    },
    async findByEmail(email) {
      return found(await practitioners.findOne({ email }).session(session).lean());
    },
    async add(practitioner) {
      await practitioners.create([toStored(practitioner)], { session });
    },
    addMany: (all) =>
      insertAll(
        practitioners,
        all.map((practitioner) => ({ ...toStored(practitioner), rotaChanges: 0 })),
        session,
      ),
    async lockRota(id) {
      await practitioners.updateOne({ _id: id }, { $inc: { rotaChanges: 1 } }).session(session);
    },
    async update(id, change) {
      await practitioners.updateOne({ _id: id }, settingOrRemoving(change)).session(session);
    },
  };
}

type StoredOwner = Stored<SessionRecord> & {
  practitioners: Stored<PractitionerRecord>[];
  facilities: Stored<FacilityRecord>[];
};

const ownerOf = (tokenHash: string): PipelineStage[] => [
  { $match: { tokenHash } },
  {
    $lookup: {
      from: 'practitioners',
      localField: 'practitionerId',
      foreignField: '_id',
      as: 'practitioners',
    },
  },
  {
    $lookup: {
      from: 'facilities',
      localField: 'practitioners.facilityId',
      foreignField: '_id',
      as: 'facilities',
    },
  },
];

export function sessionsIn({ sessions }: Models, session: Within): Sessions {
  return {
    async add(record) {
      await sessions.create([toStored(record)], { session });
    },
    async findByTokenHash(tokenHash) {
      return found(await sessions.findOne({ tokenHash }).session(session).lean());
    },
    async findOwner(tokenHash) {
      const [known] = await sessions.aggregate<StoredOwner>(ownerOf(tokenHash)).session(session);
      if (!known) return undefined;
      const { practitioners, facilities, ...own } = known;
      return {
        session: fromStored(own),
        practitioner: found(practitioners[0] ?? null),
        facility: found(facilities[0] ?? null),
      };
    },
    async extend(id, expiresAt) {
      await sessions.updateOne({ _id: id }, { $set: { expiresAt } }).session(session);
    },
    async remove(id) {
      await sessions.deleteOne({ _id: id }).session(session);
    },
    async removeExpiredBefore(instant) {
      await sessions.deleteMany({ expiresAt: { $lt: instant } }).session(session);
    },
  };
}
