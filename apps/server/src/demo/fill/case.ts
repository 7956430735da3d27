import {
  ageGroupOf,
  codeSystems,
  heldAfterSeconds,
  journeyAvoidedKm,
  moroccanDay,
  type ConsultationMode,
  type ConsultationPriority,
  type NoteOutcome,
  type Specialty,
} from '@qarib/clinical';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { Random } from './random.ts';

/** Of ICPC-2, as its own words: frequent reasons for which each specialty is asked. */
const reasons: Readonly<Record<Specialty, readonly (readonly [code: string, text: string])[]>> = {
  neurology: [
    ['N01', 'Mal de tête'],
    ['N07', 'Crise convulsive'],
    ['N88', 'Épilepsie'],
    ['N17', 'Vertiges'],
    ['N89', 'Migraine'],
  ],
  paediatrics: [
    ['A03', 'Fièvre'],
    ['R05', 'Toux'],
    ['D11', 'Diarrhée'],
    ['R78', 'Bronchite ou bronchiolite aiguë'],
  ],
  'gynaecology-obstetrics': [
    ['W78', 'Grossesse'],
    ['W81', 'Tension élevée de la grossesse'],
    ['X07', 'Règles irrégulières'],
  ],
  dermatology: [
    ['S07', 'Éruption généralisée'],
    ['S87', 'Eczéma atopique'],
    ['S91', 'Psoriasis'],
    ['S74', 'Teigne, mycose'],
  ],
  pneumology: [
    ['R96', 'Asthme'],
    ['R02', 'Essoufflement'],
    ['R81', 'Pneumonie'],
    ['R95', 'Bronchopneumopathie chronique'],
  ],
  nephrology: [
    ['U99', 'Insuffisance rénale'],
    ['U71', 'Infection urinaire'],
    ['U95', 'Calcul urinaire'],
  ],
  'internal-medicine': [
    ['K86', 'Hypertension'],
    ['T90', 'Diabète de type 2'],
    ['A04', 'Fatigue, faiblesse'],
    ['K77', 'Insuffisance cardiaque'],
  ],
};
/** So many reasons are told in words alone. */
const uncodedShare = 0.08;

export function reasonFor(specialty: Specialty, random: Random): ConsultationRecord['reason'] {
  const [code, text] = random.oneOf(reasons[specialty]);
  if (random.isBelow(uncodedShare)) return { text };
  return { coding: { system: codeSystems.icpc2, code, display: text }, text };
}

export type Asked = {
  readonly id: string;
  readonly site: FacilityRecord;
  readonly nurseId: string;
  readonly patient: { readonly id: string; readonly birthDate: string };
  readonly specialty: Specialty;
  readonly mode: ConsultationMode;
  readonly priority: ConsultationPriority;
  readonly reason: ConsultationRecord['reason'];
  readonly requestedAt: Date;
};

/** A request that nobody answered until it was given up. */
export function unanswered(
  { site, nurseId, patient, ...asked }: Asked,
  end: { readonly status: 'expired' | 'cancelled'; readonly at: Date },
): ConsultationRecord {
  return {
    ...asked,
    idempotencyKey: asked.id,
    version: 2,
    status: end.status,
    vitalSigns: [],
    attachments: [],
    patientId: patient.id,
    requesterId: nurseId,
    facilityId: site.id,
    provinceId: site.provinceId,
    regionId: site.regionId,
    hospitalIds: asked.mode === 'scheduled' ? [] : (site.hospitalIds ?? []),
    offeredTo: [],
    rings: [],
    rungCount: 0,
    endedAt: end.at,
    isNoteSigned: false,
    ageGroup: ageGroupOf(patient.birthDate, moroccanDay(asked.requestedAt)),
  };
}

export type Answer = {
  readonly hospital: FacilityRecord;
  readonly practitionerId: string;
  readonly acceptedAt: Date;
};

/** Taken on by a physician, and called off before it was held. */
export function answered(asked: Asked, answer: Answer, endedAt: Date): ConsultationRecord {
  const { hospital, practitionerId, acceptedAt } = answer;
  return {
    ...unanswered(asked, { status: 'cancelled', at: endedAt }),
    version: 3,
    responsiblePractitionerId: practitionerId,
    hospitalId: hospital.id,
    acceptedAt,
  };
}

/** Its call was entered. */
export const entered = (consultation: ConsultationRecord, enteredAt: Date): ConsultationRecord => ({
  ...consultation,
  enteredAt,
});

/** In a call. */
export const held = (consultation: ConsultationRecord, startedAt: Date): ConsultationRecord => ({
  ...consultation,
  version: 5,
  status: 'completed',
  startedAt,
  mediaSeconds: heldAfterSeconds,
});

/** Cut while it was held, and gone on with in messages. */
export const inChat = (consultation: ConsultationRecord, at: Date): ConsultationRecord => ({
  ...consultation,
  wentOnInChatAt: at,
});

type Signature = { readonly signedAt: Date; readonly outcome: NoteOutcome };

export function signed(
  consultation: ConsultationRecord,
  { signedAt, outcome }: Signature,
  { site, hospital }: Pick<Asked, 'site'> & Pick<Answer, 'hospital'>,
): ConsultationRecord {
  return {
    ...consultation,
    isNoteSigned: true,
    signedAt,
    outcome,
    journeyAvoidedKm: journeyAvoidedKm(outcome, site.position, hospital.position),
    amendmentCount: 0,
  };
}

export const after = (instant: Date, seconds: number): Date =>
  new Date(instant.getTime() + Math.round(seconds) * 1_000);
