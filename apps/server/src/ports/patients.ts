import type { ContactPreference, Signature } from '@qarib/contracts';
import type {
  AdministrativeGender,
  Coding,
  ConsentLanguage,
  ConsentScope,
  FormerName,
} from '@qarib/clinical';

/** What was agreed to before there were scopes is the teleconsultation. */
export type ConsentRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly version: string;
  readonly scope?: ConsentScope | undefined;
  readonly language: ConsentLanguage;
  readonly recordedAt: Date;
  readonly recordedById: string;
  readonly recordedByName: string;
  readonly withdrawnAt?: Date | undefined;
  readonly withdrawnById?: string | undefined;
  readonly withdrawnByName?: string | undefined;
  readonly withdrawalReason?: string | undefined;
  /** As it was drawn; without one the consent was given before the nurse. */
  readonly signature?: Signature | undefined;
};

/** How a consent ended. */
export type Withdrawal = Pick<
  ConsentRecord,
  'withdrawnById' | 'withdrawnByName' | 'withdrawalReason'
> & { readonly withdrawnAt: Date };

export type AllergyRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly substance: string;
  readonly coding?: Coding | undefined;
  readonly recordedAt: Date;
  readonly recordedBy: { readonly id: string; readonly name: string };
  /** It was none after all; who said so, and when. */
  readonly removedAt?: Date | undefined;
  readonly removedById?: string | undefined;
};

/** Whether and how to remind; nobody is reminded who was not asked. */
export type ContactPreferenceRecord = ContactPreference & {
  readonly recordedAt: Date;
  readonly recordedById: string;
};

export type PatientRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly registeredById: string;
  readonly managingFacilityId: string;
  /** Other sites whose nurses identified the patient since. */
  readonly furtherFacilityIds: readonly string[];
  readonly familyName: string;
  /** Empty for a newborn without a name yet. */
  readonly givenName: string;
  readonly gender: AdministrativeGender;
  /** Names of theirs before, which still find them. */
  readonly formerNames: readonly FormerName[];
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly isBirthDateEstimated: boolean;
  readonly healthCardNumber?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly motherName?: string | undefined;
  /** What the patient's QR code holds, once one was asked for. */
  readonly cardCode?: string | undefined;
  readonly registeredAt: Date;
  /**
   * Registration, or the last that was asked or agreed for them: orders the list a nurse starts from.
   * Whoever writes a record of the patient sets it, so that a merge at the same moment is seen.
   */
  readonly lastActivityAt: Date;
  /** Oldest first; withdrawn ones stay. */
  readonly consents: readonly ConsentRecord[];
  /** Oldest first; removed ones stay. */
  readonly allergies: readonly AllergyRecord[];
  readonly contactPreference?: ContactPreferenceRecord | undefined;
};

/** A file that was found to be another's: as it was, and where all that belonged to it went. */
export type MergedPatientRecord = {
  /** The id it had, under which nothing is kept any more. */
  readonly id: string;
  /** The file it is part of now. */
  readonly intoId: string;
  readonly mergedAt: Date;
  readonly mergedById: string;
  readonly reason: string;
  readonly patient: PatientRecord;
  /** By kind, the ids of what went over: a merge by mistake can be taken apart by them. */
  readonly moved: Readonly<Record<string, readonly string[]>>;
};

/** What a nurse types: a number that identifies, or names, of which the last may be half typed. */
export type PatientQuery =
  | { readonly kind: 'recent' }
  | { readonly kind: 'identifier'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string };

export type NameAndBirth = {
  readonly familyName: string;
  readonly givenName: string;
  readonly motherName?: string | undefined;
  readonly bornFrom: string;
  readonly bornTo: string;
};

/** A number of which each belongs to one patient of all sites. */
export type PatientNumber = 'healthCardNumber' | 'nationalId' | 'cardCode';

/**
 * A file that was merged leads to the one it is part of: whoever asks for the one by its id, its numbers
 * or the key it was made with is given the other. Only lists leave it out.
 */
export type Patients = {
  find(id: string): Promise<PatientRecord | undefined>;
  findMany(ids: readonly string[]): Promise<PatientRecord[]>;
  findByKey(registeredById: string, idempotencyKey: string): Promise<PatientRecord | undefined>;
  findByNumber(number: PatientNumber, value: string): Promise<PatientRecord | undefined>;
  /** Of any site, born between the two days, both included, and named so or by a mother named so. */
  findByName(name: NameAndBirth, limit: number): Promise<PatientRecord[]>;
  findByPhone(phone: string, limit: number): Promise<PatientRecord[]>;
  /**
   * Of one site's: without a name the latest activity first; by name whoever is named as typed before who
   * only sounds like it, and of more than `limit` those first by the alphabet.
   */
  search(facilityId: string, query: PatientQuery, limit: number): Promise<PatientRecord[]>;
  add(patient: PatientRecord): Promise<void>;
  addMany(patients: readonly PatientRecord[]): Promise<void>;
  /** Two registrations under one name come one after the other, so that the second sees the first. */
  holdName(familyName: string, givenName: string): Promise<void>;
  /** Writes who they are, and all else of the file, anew. */
  replace(patient: PatientRecord): Promise<void>;
  /** Takes the merged file out, for good, and writes the surviving one. */
  merge(merged: MergedPatientRecord, surviving: PatientRecord): Promise<void>;
  addFurtherFacility(id: string, facilityId: string): Promise<void>;
  setCardCode(id: string, cardCode: string): Promise<void>;
  addConsent(id: string, consent: ConsentRecord): Promise<void>;
  /** All of them, or those of one scope. */
  withdrawConsents(id: string, withdrawal: Withdrawal, scope?: ConsentScope): Promise<void>;
  addAllergy(id: string, allergy: AllergyRecord): Promise<void>;
  removeAllergy(id: string, allergyId: string, removedAt: Date, removedById: string): Promise<void>;
  setContactPreference(id: string, preference: ContactPreferenceRecord): Promise<void>;
  /** Born on one of the days, exactly known, who allow reminders; in the order of their ids. */
  listRemindable(
    birthDates: readonly string[],
    afterId: string,
    limit: number,
  ): Promise<PatientRecord[]>;
  setActivity(id: string, lastActivityAt: Date): Promise<void>;
};
