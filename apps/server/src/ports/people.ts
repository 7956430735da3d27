import type { Role, Specialty } from '@qarib/clinical';
import type { Facility, Language } from '@qarib/contracts';

/** What the store keeps, as plain objects. Optional fields are absent, never null. */
export type FacilityRecord = Facility;

export type PractitionerRecord = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly specialties: readonly Specialty[];
  readonly facilityId: string;
  readonly language: Language;
  /** By the button: on call whatever the rota says. */
  readonly isOnCall: boolean;
  /** By the button: off call in spite of the rota. */
  readonly offCallUntil?: Date | undefined;
  readonly isDemo: boolean;
  /** A physician's at the order of physicians; nobody signs without. */
  readonly professionalNumber?: string | undefined;
};

export type SessionRecord = {
  readonly id: string;
  readonly tokenHash: string;
  readonly practitionerId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** A session, whose it is, and where they work. */
export type SessionOwner = {
  readonly session: SessionRecord;
  readonly practitioner?: PractitionerRecord | undefined;
  readonly facility?: FacilityRecord | undefined;
};

export type Facilities = {
  find(id: string): Promise<FacilityRecord | undefined>;
  findMany(ids: readonly string[]): Promise<FacilityRecord[]>;
  listHospitals(): Promise<FacilityRecord[]>;
  listOfProvince(provinceId: string): Promise<FacilityRecord[]>;
  save(facility: FacilityRecord): Promise<void>;
  addMany(facilities: readonly FacilityRecord[]): Promise<void>;
};

export type Practitioners = {
  find(id: string): Promise<PractitionerRecord | undefined>;
  findMany(ids: readonly string[]): Promise<PractitionerRecord[]>;
  findByEmail(email: string): Promise<PractitionerRecord | undefined>;
  findByProfessionalNumber(professionalNumber: string): Promise<PractitionerRecord[]>;
  /** Two who say one number come one after the other, so that the second sees the first. */
  holdProfessionalNumber(professionalNumber: string): Promise<void>;
  listDemo(): Promise<PractitionerRecord[]>;
  /** Who coordinates, wherever they are. */
  listCoordinators(): Promise<PractitionerRecord[]>;
  /** Nurses and specialists, or the specialists of one specialty; at most some thousands. */
  listColleagues(specialty?: Specialty): Promise<PractitionerRecord[]>;
  /** Of a specialty, at some hospitals; without any, wherever they are. */
  listSpecialists(
    specialties: readonly Specialty[],
    facilityIds: readonly string[],
  ): Promise<PractitionerRecord[]>;
  /** Makes changes of one person's shifts wait for each other: what was read before stays true. */
  lockRota(id: string): Promise<void>;
  add(practitioner: PractitionerRecord): Promise<void>;
  addMany(practitioners: readonly PractitionerRecord[]): Promise<void>;
  update(
    id: string,
    change: {
      language?: Language;
      isOnCall?: boolean;
      passwordHash?: string;
      professionalNumber?: string;
      offCallUntil?: Date | undefined;
    },
  ): Promise<void>;
};

export type Sessions = {
  add(session: SessionRecord): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<SessionRecord | undefined>;
  /** Who asks is asked with every request: it is one question. */
  findOwner(tokenHash: string): Promise<SessionOwner | undefined>;
  extend(id: string, expiresAt: Date): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes all of a person but one; answers which. */
  removeOthers(practitionerId: string, keptId: string): Promise<string[]>;
  removeExpiredBefore(instant: Date): Promise<void>;
};
