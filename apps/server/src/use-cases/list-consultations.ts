import type { Actor } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { AppError } from '../ports/app-error.ts';
import type { ConsultationFilter } from '../ports/store.ts';
import { presentSummaries } from './shared/present-consultation.ts';
import { reads } from './shared/use-case.ts';

type Input = { readonly patientId?: string | undefined };

const listLength = 100;

/** The site's consultations for its nurses, their own for specialists; newest first. */
export const listConsultations = reads({
  action: 'list-consultations',
  concerns: (_input: Input) => ({ entityType: 'Consultation' }),
  async run({ records, person }, { patientId }): Promise<{ consultations: ConsultationSummary[] }> {
    const filter = { ...filterFor(person.actor), patientId };
    const consultations = await records.consultations.list(filter, listLength);
    return { consultations: await presentSummaries(records, consultations) };
  },
});

function filterFor({ role, facilityId, practitionerId }: Actor): ConsultationFilter {
  if (role === 'nurse') return { facilityId };
  if (role === 'specialist') return { responsiblePractitionerId: practitionerId };
  throw new AppError('NOT_FOUND');
}
