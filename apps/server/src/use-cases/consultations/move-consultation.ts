import { nextStatus, statusesBefore, type ConsultationEvent } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { Audience } from '../../ports/notifier.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { ConsultationChange } from '../../ports/consultations.ts';
import { followConsultation } from '../appointments/follow-consultation.ts';
import { countConsultation } from '../statistics/count-consultation.ts';
import type { Change } from '../shared/use-case.ts';

/**
 * Saves a transition, together with what it changes in the day's figures. An event that cannot happen
 * any more is `CONSULTATION_NOT_OPEN`.
 */
export async function moveConsultation(
  change: Change,
  before: ConsultationRecord,
  event: ConsultationEvent,
  fields: ConsultationChange,
): Promise<ConsultationRecord> {
  const status = nextStatus(before.status, event);
  if (status === undefined) throw new AppError('CONSULTATION_NOT_OPEN');
  const { id, version } = before;
  const condition = { version, statuses: statusesBefore(event) };
  const after = await change.records.consultations.move(id, condition, status, fields);
  if (!after) throw new AppError('VERSION_CONFLICT');
  await countConsultation(change, before, after);
  await followConsultation(change, after);
  return after;
}

/** A command that was given on sight of an older version of the case. */
export function requireVersion(consultation: ConsultationRecord, version: number): void {
  if (consultation.version === version) return;
  throw new AppError('VERSION_CONFLICT', { details: { version: String(consultation.version) } });
}

/** Who takes part: the site's nurses and, once there is one, the responsible physician. */
export function participantsOf(consultation: ConsultationRecord): Audience[] {
  const { facilityId, responsiblePractitionerId: practitionerId } = consultation;
  const audiences: Audience[] = [{ kind: 'facility', facilityId }];
  if (practitionerId !== undefined) audiences.push({ kind: 'practitioner', practitionerId });
  return audiences;
}

/** Those who may take it: they see it wait, on call or not. */
export const desksOf = ({ offeredTo, specialty }: ConsultationRecord): Audience[] =>
  offeredTo.map((hospitalId) => ({ kind: 'desk', hospitalId, specialty }));
