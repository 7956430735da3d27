import type { AdministrativeGender, Coding, ConsentLanguage, ConsentScope } from '@qarib/clinical';

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
};

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

export type PatientRecord = {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly registeredById: string;
  readonly managingFacilityId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly gender: AdministrativeGender;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly isBirthDateEstimated: boolean;
  readonly healthCardNumber?: string | undefined;
  readonly nationalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly motherName?: string | undefined;
  readonly registeredAt: Date;
  /** Registration or the last request: orders the list a nurse starts from. */
  readonly lastActivityAt: Date;
  /** Oldest first; withdrawn ones stay. */
  readonly consents: readonly ConsentRecord[];
  /** Oldest first; removed ones stay. */
  readonly allergies: readonly AllergyRecord[];
};

/** What a nurse types: a number that identifies, or the beginnings of names. */
export type PatientQuery =
  | { readonly kind: 'recent' }
  | { readonly kind: 'identifier'; readonly value: string }
  | { readonly kind: 'name'; readonly tokens: readonly string[] };

export type Patients = {
  find(id: string): Promise<PatientRecord | undefined>;
  findMany(ids: readonly string[]): Promise<PatientRecord[]>;
  findByKey(registeredById: string, idempotencyKey: string): Promise<PatientRecord | undefined>;
  /** Of one site, latest activity first. */
  search(facilityId: string, query: PatientQuery, limit: number): Promise<PatientRecord[]>;
  add(patient: PatientRecord): Promise<void>;
  addConsent(id: string, consent: ConsentRecord): Promise<void>;
  /** All of them, or those of one scope. */
  withdrawConsents(id: string, withdrawnAt: Date, scope?: ConsentScope): Promise<void>;
  addAllergy(id: string, allergy: AllergyRecord): Promise<void>;
  removeAllergy(id: string, allergyId: string, removedAt: Date, removedById: string): Promise<void>;
  setActivity(id: string, lastActivityAt: Date): Promise<void>;
};
