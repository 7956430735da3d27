import { Schema, type PipelineStage } from 'mongoose';
import type {
  Facilities,
  FacilityRecord,
  PractitionerRecord,
  Practitioners,
  SessionRecord,
  Sessions,
} from '../../ports/people.ts';
import { holdText } from './hold-text.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, settingOrRemoving, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { Known, ReadOnce } from './read-once.ts';
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
practitionersSchema.index({ professionalNumber: 1 }, { sparse: true });

export const sessionsSchema = schemaOf<Stored<SessionRecord>>({
  _id,
  tokenHash: text,
  practitionerId: text,
  createdAt: date,
  expiresAt: date,
});
sessionsSchema.index({ tokenHash: 1 }, { unique: true });
sessionsSchema.index({ expiresAt: 1 });
sessionsSchema.index({ practitionerId: 1 });

/** Names are compared here, without accents, which an index cannot: so many are few enough. */
const mostColleagues = 5_000;

/** Where everybody works. */
export type KnownPlaces = Known<FacilityRecord>;

/** An import changes places now and then, maybe in another process: that is seen this much later. */
const freshMs = 10_000;

export const createKnownPlaces = (): KnownPlaces => new Known(freshMs);

const placesIn = ({ facilities }: Models, session: Within, known?: KnownPlaces) =>
  new ReadOnce<FacilityRecord>(async (ids) => {
    const documents = await facilities
      .find({ _id: { $in: ids } })
      .session(session)
      .lean();
    return documents.map(fromStored);
  }, known);

export function facilitiesIn(models: Models, session: Within, known: KnownPlaces): Facilities {
  const { facilities } = models;
  let places = placesIn(models, session, known);
  /** What is changed here is nobody else's to see, until it is durable. */
  const keepApart = () => {
    known.forget();
    places = placesIn(models, session);
  };
  return {
    find: (id) => places.find(id),
    findMany: (ids) => places.findMany(ids),
    async listHospitals() {
      const documents = await facilities.find({ kind: 'hospital' }).session(session).lean();
      return documents.map(fromStored);
    },
    async listOfProvince(provinceId) {
      const documents = await facilities.find({ provinceId }).session(session).lean();
      return documents.map(fromStored);
    },
    async save(facility) {
      keepApart();
      const { _id, ...fields } = toStored(facility);
      await facilities.updateOne({ _id }, { $set: fields }, { upsert: true }).session(session);
    },
    addMany(all) {
      keepApart();
      return insertAll(facilities, all.map(toStored), session);
    },
  };
}

type PractitionerLists = Pick<
  Practitioners,
  'listDemo' | 'listCoordinators' | 'listColleagues' | 'listSpecialists'
>;

function practitionerListsIn(
  { practitioners }: Models,
  session: Within,
  known: Known<PractitionerRecord>,
): PractitionerLists {
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
      const specialists = documents.map(fromStored);
      known.learn(specialists);
      return specialists;
    },
  };
}

export function practitionersIn(models: Models, session: Within): Practitioners {
  const { practitioners } = models;
  const people = new ReadOnce<PractitionerRecord>(async (ids) => {
    const documents = await practitioners
      .find({ _id: { $in: ids } })
      .session(session)
      .lean();
    return documents.map(fromStored);
  });
  return {
    ...practitionerListsIn(models, session, people.known),
    find: (id) => people.find(id),
    findMany: (ids) => people.findMany(ids),
    async findByEmail(email) {
      return found(await practitioners.findOne({ email }).session(session).lean());
    },
    async findByProfessionalNumber(professionalNumber) {
      const documents = await practitioners.find({ professionalNumber }).session(session).lean();
      return documents.map(fromStored);
    },
    async holdProfessionalNumber(professionalNumber) {
      await holdText(models, session, professionalNumber);
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
      people.known.forget();
      await practitioners.updateOne({ _id: id }, settingOrRemoving(change)).session(session);
    },
  };
}

type StoredOwner = Stored<SessionRecord> & {
  practitioners: Stored<PractitionerRecord>[];
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
];

export function sessionsIn(models: Models, session: Within, known: KnownPlaces): Sessions {
  const { sessions } = models;
  const places = placesIn(models, session, known);
  return {
    async add(record) {
      await sessions.create([toStored(record)], { session });
    },
    async findByTokenHash(tokenHash) {
      return found(await sessions.findOne({ tokenHash }).session(session).lean());
    },
    async findOwner(tokenHash) {
      const [owned] = await sessions.aggregate<StoredOwner>(ownerOf(tokenHash)).session(session);
      if (!owned) return undefined;
      const { practitioners, ...own } = owned;
      const practitioner = found(practitioners[0] ?? null);
      const facility = practitioner && (await places.find(practitioner.facilityId));
      return { session: fromStored(own), practitioner, facility };
    },
    async extend(id, expiresAt) {
      await sessions.updateOne({ _id: id }, { $set: { expiresAt } }).session(session);
    },
    async remove(id) {
      await sessions.deleteOne({ _id: id }).session(session);
    },
    async removeOthers(practitionerId, keptId) {
      const others = { practitionerId, _id: { $ne: keptId } };
      const removed = await sessions.find(others, { _id: 1 }).session(session).lean();
      const ids = removed.map(({ _id }) => _id);
      await sessions.deleteMany({ _id: { $in: ids } }).session(session);
      return ids;
    },
    async removeExpiredBefore(instant) {
      await sessions.deleteMany({ expiresAt: { $lt: instant } }).session(session);
    },
  };
}
