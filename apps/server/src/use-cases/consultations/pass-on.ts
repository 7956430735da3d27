import { canFinishConsultation, isCallable } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationChange, ConsultationRecord } from '../../ports/consultations.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { PersonalChange } from '../shared/use-case.ts';
import { participantsOf, requireVersion } from './move-consultation.ts';

type Input = { readonly id: string; readonly version: number };

/** A case the person is responsible for, as they last saw it, and that is not over. */
export async function requireResponsible(
  { records, person }: PersonalChange,
  { id, version }: Input,
): Promise<ConsultationRecord> {
  const consultation = await records.consultations.find(id);
  requireAccess(consultation, (it) => canFinishConsultation(person.actor, it));
  if (!isCallable(consultation.status)) throw new AppError('CONSULTATION_NOT_OPEN');
  requireVersion(consultation, version);
  return consultation;
}

/** Changes who has the case or may have it, while it is as it was seen; its status stays. */
export async function passOn(
  { records }: PersonalChange,
  { id, version, status }: ConsultationRecord,
  change: ConsultationChange,
): Promise<ConsultationRecord> {
  const after = await records.consultations.move(
    id,
    { version, statuses: [status] },
    status,
    change,
  );
  if (!after) throw new AppError('VERSION_CONFLICT');
  return after;
}

/** Both sides, and whoever was asked to take it, read the case again. */
export function tellPassedOn(
  { tell }: PersonalChange,
  before: ConsultationRecord,
  after: ConsultationRecord,
): void {
  const audiences = [...participantsOf(before), ...participantsOf(after)];
  const asked = [before.handOver?.toId, after.handOver?.toId].filter((id) => id !== undefined);
  for (const practitionerId of asked) audiences.push({ kind: 'practitioner', practitionerId });
  tell(audiences, 'consultation:updated', { consultationId: after.id });
}
