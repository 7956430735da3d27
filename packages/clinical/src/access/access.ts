import { isClosed, type ConsultationStatus } from '../consultation/consultation.ts';
import type { Role } from './role.ts';
import type { Specialty } from '../catalogue/specialty.ts';
import { countryId, type Place } from '../statistics/settlement.ts';

/** The signed-in person, as far as access is concerned. */
export type Actor = {
  readonly practitionerId: string;
  readonly role: Role;
  readonly facilityId: string;
  readonly regionId: string;
  readonly specialties: readonly Specialty[];
};

/** What of a consultation decides who may see it. */
export type ConsultationFacts = {
  readonly facilityId: string;
  readonly specialty: Specialty;
  readonly status: ConsultationStatus;
  readonly responsiblePractitionerId?: string | undefined;
  /** The hospitals whose specialists may take it. */
  readonly offeredTo: readonly string[];
  /** The colleague who is asked to take it over. */
  readonly handOver?: { readonly toId: string } | undefined;
};

/** Whose patient somebody is: the site that registered them, and those that identified them since. */
type PatientFacts = {
  readonly managingFacilityId: string;
  readonly furtherFacilityIds: readonly string[];
};

const isNurseAt = (actor: Actor, facilityId: string) =>
  actor.role === 'nurse' && actor.facilityId === facilityId;

const isResponsible = (actor: Actor, consultation: ConsultationFacts) =>
  actor.role === 'specialist' && consultation.responsiblePractitionerId === actor.practitionerId;

/** A nurse works with the patients of her own site: registered there, or identified there since. */
export function canUsePatient(actor: Actor, patient: PatientFacts): boolean {
  return (
    isNurseAt(actor, patient.managingFacilityId) ||
    patient.furtherFacilityIds.some((facilityId) => isNurseAt(actor, facilityId))
  );
}

/** Two files are one person's by the word of a nurse whose site cares for both. */
export function canMergePatients(actor: Actor, one: PatientFacts, other: PatientFacts): boolean {
  return canUsePatient(actor, one) && canUsePatient(actor, other);
}

/**
 * Whoever has the patient before them can name them fully, and only who can do that is shown a patient
 * of another site: there is no list to look through.
 */
export function canIdentifyPatient(actor: Actor): boolean {
  return actor.role === 'nurse';
}

/**
 * What happened to a patient at all sites is read by whoever cares for them: their nurses, and each
 * physician who may read a case of theirs, for as long as that is so.
 */
export function canReadHistory(
  actor: Actor,
  patient: PatientFacts,
  consultationsOfPatient: readonly ConsultationFacts[],
): boolean {
  const isPhysician = actor.role === 'specialist';
  return (
    canUsePatient(actor, patient) ||
    (isPhysician && consultationsOfPatient.some((it) => canReadConsultation(actor, it)))
  );
}

/** Who treats the patient keeps the list of what they must not be given: the nurses, the responsible physician. */
export function canUpdateAllergies(
  actor: Actor,
  patient: PatientFacts,
  consultationsOfPatient: readonly ConsultationFacts[],
): boolean {
  return (
    canUsePatient(actor, patient) || consultationsOfPatient.some((it) => isResponsible(actor, it))
  );
}

export function canRegisterPatient(actor: Actor): boolean {
  return actor.role === 'nurse';
}

export function canRequestConsultation(actor: Actor, patient: PatientFacts): boolean {
  return canUsePatient(actor, patient);
}

/** The specialty's people at the hospitals it was offered to; who is on call is the rota's question. */
export function canAcceptConsultation(actor: Actor, consultation: ConsultationFacts): boolean {
  return (
    actor.role === 'specialist' &&
    actor.specialties.includes(consultation.specialty) &&
    consultation.offeredTo.includes(actor.facilityId)
  );
}

/** Who is asked to take a case over; they read it before they answer. */
export function isHandedTo(actor: Actor, consultation: ConsultationFacts): boolean {
  return actor.role === 'specialist' && consultation.handOver?.toId === actor.practitionerId;
}

/** The site's nurses, the responsible physician, and while it rings everyone it rings for. */
export function canReadConsultation(actor: Actor, consultation: ConsultationFacts): boolean {
  return (
    isNurseAt(actor, consultation.facilityId) ||
    isResponsible(actor, consultation) ||
    (consultation.status === 'requested' && canAcceptConsultation(actor, consultation)) ||
    (!isClosed(consultation.status) && isHandedTo(actor, consultation))
  );
}

export function canJoinCall(actor: Actor, consultation: ConsultationFacts): boolean {
  return isNurseAt(actor, consultation.facilityId) || isResponsible(actor, consultation);
}

/** Whom a call may be widened by: another site's nurse, another specialist; nobody who is in it by right. */
export function canBeInvited(
  colleague: Pick<Actor, 'role' | 'facilityId'> & { readonly id: string },
  consultation: ConsultationFacts,
): boolean {
  const isCaring = colleague.role === 'nurse' || colleague.role === 'specialist';
  const isOfSite = colleague.facilityId === consultation.facilityId;
  return isCaring && !isOfSite && colleague.id !== consultation.responsiblePractitionerId;
}

export function canCancelConsultation(actor: Actor, consultation: ConsultationFacts): boolean {
  return isNurseAt(actor, consultation.facilityId) || isResponsible(actor, consultation);
}

export function canFinishConsultation(actor: Actor, consultation: ConsultationFacts): boolean {
  return isResponsible(actor, consultation);
}

/** Whoever answers for the case, or for the installation: a recording is taken away with a reason. */
export function canRemoveRecording(actor: Actor, consultation: ConsultationFacts): boolean {
  return actor.role === 'admin' || isResponsible(actor, consultation);
}

/** Only the responsible physician writes and signs; also after the consultation is closed. */
export function canWriteNote(actor: Actor, consultation: ConsultationFacts): boolean {
  return isResponsible(actor, consultation);
}

/** The physician always, the nurse once it is signed; a coordinator never. */
export function canReadNote(
  actor: Actor,
  consultation: ConsultationFacts,
  isSigned: boolean,
): boolean {
  return (
    isResponsible(actor, consultation) || (isSigned && isNurseAt(actor, consultation.facilityId))
  );
}

/** Photos and documents are added by the site while the case is open. */
export function canAttach(actor: Actor, consultation: ConsultationFacts): boolean {
  return isNurseAt(actor, consultation.facilityId) && !isClosed(consultation.status);
}

/** Measured by the site, beside the patient, while the case is open. */
export function canObserve(actor: Actor, consultation: ConsultationFacts): boolean {
  return isNurseAt(actor, consultation.facilityId) && !isClosed(consultation.status);
}

/** One of the two sides of a case: the site's nurses, the responsible physician. */
export function isOfCase(actor: Actor, consultation: ConsultationFacts): boolean {
  return isNurseAt(actor, consultation.facilityId) || isResponsible(actor, consultation);
}

/** Both sides write, draw and decide how it goes on, until it is over. */
export function canTakePart(actor: Actor, consultation: ConsultationFacts): boolean {
  return isOfCase(actor, consultation) && !isClosed(consultation.status);
}

/** The physician asks for a photo; the nurse beside the patient takes it. */
export function canAskForPhoto(actor: Actor, consultation: ConsultationFacts): boolean {
  return isResponsible(actor, consultation) && canTakePart(actor, consultation);
}

export function canReadStatistics(actor: Actor, regionId: string): boolean {
  return actor.role === 'coordinator' && actor.regionId === regionId;
}

/**
 * Figures of a place: a nurse her own site's, a coordinator those of their region, the ministry's
 * coordinators, who belong to the country, all.
 */
export function canReadFigures(
  actor: Actor,
  place: Place & { readonly regionId: string },
): boolean {
  if (actor.role === 'nurse') return place.kind === 'facility' && place.id === actor.facilityId;
  if (actor.role !== 'coordinator') return false;
  return actor.regionId === countryId || place.regionId === actor.regionId;
}

/** Figures of links, of no person: the coordinator's own region, and all of them for the ministry and support. */
export function canReadCallQuality(actor: Actor, regionId: string | undefined): boolean {
  if (actor.role === 'admin') return true;
  if (actor.role !== 'coordinator') return false;
  return actor.regionId === countryId || actor.regionId === regionId;
}

/** Messages without names: all of them for support, the coordinator's own region's. */
export function canReadOutbox(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'coordinator';
}

export function canRetryReminder(actor: Actor): boolean {
  return actor.role === 'admin';
}

export function canReadAudit(actor: Actor): boolean {
  return actor.role === 'admin';
}

/** What notes are signed with is said once; whoever could change it could sign as another. */
export function canSetProfessionalNumber(
  actor: Actor,
  known: string | undefined,
  wanted: string,
): boolean {
  return actor.role === 'specialist' && (known === undefined || known === wanted);
}
