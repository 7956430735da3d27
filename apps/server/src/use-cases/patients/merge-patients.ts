import {
  canMergePatients,
  isMergeConfirmed,
  mergedAllergies,
  mergedConsents,
  mergedIdentity,
  mergeObstaclesOf,
} from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { AuditRecord } from '../../ports/audit.ts';
import type { MergedPatientRecord, PatientRecord } from '../../ports/patients.ts';
import type { Person } from '../../ports/person.ts';
import { giveReminders } from '../reminders/give-reminders.ts';
import type { Ports } from '../shared/ports.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { presentPatient } from './present-patient.ts';

type Input = {
  readonly id: string;
  readonly mergedId: string;
  readonly reason: string;
  readonly confirmedName?: string | undefined;
};

const merge = changes({
  action: 'merge-patients',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run(change, { id, mergedId, reason, confirmedName = '' }): Promise<Patient> {
    const { records, person, now } = change;
    const surviving = await records.patients.find(id);
    const merged = await records.patients.find(mergedId);
    requireAccess(surviving, () => true);
    requireAccess(merged, (it) => canMergePatients(person.actor, surviving, it));
    // Said again, or from the other side at the same moment: they are one already.
    if (surviving.id === merged.id) return presentPatient(surviving);
    const obstacles = mergeObstaclesOf(surviving, merged);
    if (obstacles.length > 0) {
      const issues = obstacles.map((path) => ({ path, message: 'differs' }));
      throw new AppError('PATIENTS_DIFFER', { issues });
    }
    if (!isMergeConfirmed(surviving, merged, confirmedName)) {
      const issues = [{ path: 'confirmedName', message: 'unlike' }];
      throw new AppError('INPUT_INVALID', { issues });
    }
    const history = records.patientHistory;
    if (await history.haveTimeInCommon(surviving.id, merged.id)) {
      throw new AppError('PATIENT_TIME_TAKEN');
    }
    const record: MergedPatientRecord = {
      id: merged.id,
      intoId: surviving.id,
      mergedAt: now,
      mergedById: person.actor.practitionerId,
      reason: reason.trim(),
      patient: merged,
      moved: await history.belongingsOf(merged.id),
    };
    const one = oneOf(surviving, merged);
    await history.give(merged.id, surviving.id);
    await giveReminders(change, merged.id, surviving.id);
    await records.patients.merge(record, one);
    await records.audit.add(auditOf(change, merged.id));
    return presentPatient(one);
  },
});

/** Whoever looks for what became of the merged file finds it under its own id as well. */
const auditOf = ({ newId, now, person }: PersonalChange, entityId: string): AuditRecord => ({
  id: newId(),
  recordedAt: now,
  agentId: person.actor.practitionerId,
  action: 'merge-patients',
  entityType: 'Patient',
  entityId,
  outcome: 'success',
});

/** The file that stays, with what both know. */
function oneOf(surviving: PatientRecord, merged: PatientRecord): PatientRecord {
  const sites = [merged.managingFacilityId, ...merged.furtherFacilityIds];
  const further = new Set([...surviving.furtherFacilityIds, ...sites]);
  further.delete(surviving.managingFacilityId);
  const preferences = [surviving, merged]
    .flatMap(({ contactPreference }) => contactPreference ?? [])
    .toSorted((one, other) => other.recordedAt.getTime() - one.recordedAt.getTime());
  const latest = (one: Date, other: Date) => (one > other ? one : other);
  return {
    ...surviving,
    ...mergedIdentity(surviving, merged),
    furtherFacilityIds: [...further],
    consents: mergedConsents(surviving.consents, merged.consents),
    allergies: mergedAllergies(surviving.allergies, merged.allergies),
    contactPreference: preferences[0],
    lastActivityAt: latest(surviving.lastActivityAt, merged.lastActivityAt),
  };
}

/**
 * A nurse whose site cares for both files says that they are one person's. All that belongs to one goes
 * over to the other in one transaction; the figures count consultations, and do not change by it.
 */
export async function mergePatients(ports: Ports, person: Person, input: Input): Promise<Patient> {
  const patient = await merge(ports, person, input);
  for (const { recording } of ports.calls.recordingPeers()) {
    // Whoever takes the consent back from now on ends what is recorded of either.
    if (recording?.patientId === input.mergedId) recording.patientId = patient.id;
  }
  return patient;
}
