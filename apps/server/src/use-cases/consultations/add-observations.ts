import { canObserve } from '@qarib/clinical';
import type { ObservationDraft } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ObservationSetRecord } from '../../ports/consultations.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { desksOf, participantsOf } from './move-consultation.ts';
import { presentConsultation } from './present-consultation.ts';
import { requirePlausible } from './require-plausible.ts';

type Input = ObservationDraft & { readonly id: string; readonly observationId: string };

/** A measurement every quarter of an hour for half a day. */
const mostSets = 50;

/** The nurse measured again: the physician sees how it goes. Sent again, it is there once. */
export const addObservations = changes({
  action: 'add-observations',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person, now, tell }, { id, observationId, secondsAgo, ...findings }) {
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => canObserve(person.actor, it));
    const { observations = [], isPregnant = false } = before;
    if (observations.some((earlier) => earlier.id === observationId)) {
      return presentConsultation(records, before);
    }
    const patient = await records.patients.find(before.patientId);
    if (!patient) throw new Error('a consultation without a patient');
    requirePlausible({ ...findings, isPregnant }, patient, now);
    if (observations.length >= mostSets) throw new AppError('INPUT_TOO_LARGE');
    const set: ObservationSetRecord = {
      ...findings,
      id: observationId,
      takenAt: new Date(now.getTime() - secondsAgo * 1000),
      takenById: person.actor.practitionerId,
    };
    await records.consultations.addObservations(id, set);
    const after = { ...before, observations: [...observations, set] };
    tell([...participantsOf(after), ...desksOf(after)], 'consultation:updated', {
      consultationId: id,
    });
    return presentConsultation(records, after);
  },
});
