import type { ConsultationSummary } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { ownConsultations } from './own-consultations.ts';
import { presentSummaries } from './present-consultation.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly patientId?: string | undefined };

const listLength = 100;

/** The site's consultations for its nurses, their own for specialists; newest first. */
export const listConsultations = reads({
  action: 'list-consultations',
  concerns: (_input: Input) => ({ entityType: 'Consultation' }),
  async run({ records, person }, { patientId }): Promise<{ consultations: ConsultationSummary[] }> {
    const own = ownConsultations(person.actor);
    if (!own) throw new AppError('NOT_FOUND');
    const filter = { ...own, patientId };
    const consultations = await records.consultations.list(filter, listLength);
    return { consultations: await presentSummaries(records, consultations) };
  },
});
