import { compareInQueue } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import { presentSummaries } from './present-consultation.ts';
import { reads } from '../shared/use-case.ts';

const queueLength = 100;

/** What waits for the specialist's specialties, most urgent first. */
export const readQueue = reads({
  action: 'read-queue',
  concerns: (_input: object) => ({ entityType: 'Consultation' }),
  async run({ records, person }): Promise<{ consultations: ConsultationSummary[] }> {
    const { role, specialties, practitionerId, facilityId: hospitalId } = person.actor;
    if (role !== 'specialist') throw new AppError('NOT_FOUND');
    const waiting = await records.consultations.listRequested(
      { hospitalId, specialties },
      queueLength,
    );
    const handed = await records.consultations.listHandedTo(practitionerId, queueLength);
    waiting.push(...handed);
    waiting.sort((a, b) => compareInQueue(waitOf(a), waitOf(b)));
    return { consultations: await presentSummaries(records, waiting) };
  },
});

const waitOf = ({ priority, requestedAt, askedAgainAt }: ConsultationRecord) => ({
  priority,
  requestedAtMs: (askedAgainAt ?? requestedAt).getTime(),
});
