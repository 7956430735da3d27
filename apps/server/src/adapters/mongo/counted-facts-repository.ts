import type { CountedConsultation, CountedFacts } from '../../ports/counted-facts.ts';
import type { Span } from '../../ports/appointments.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

/** Nothing of a patient but what counts is read. */
const countedFields: Readonly<Record<string, 1>> = {
  status: 1,
  mode: 1,
  priority: 1,
  specialty: 1,
  'reason.coding.code': 1,
  facilityId: 1,
  provinceId: 1,
  regionId: 1,
  requestedAt: 1,
  responsiblePractitionerId: 1,
  acceptedAt: 1,
  opinionRequestedAt: 1,
  opinionDueAt: 1,
  isNoteSigned: 1,
  outcome: 1,
  journeyAvoidedKm: 1,
  ageGroup: 1,
  isPractice: 1,
  hospitalId: 1,
  enteredAt: 1,
  mediaSeconds: 1,
  signedAt: 1,
};

const within = ({ from, to }: Span) => ({ $gte: from, $lt: to });

export function countedFactsIn({ consultations }: Models, session: Within): CountedFacts {
  const edge = async (direction: 1 | -1) =>
    (
      await consultations
        .findOne({}, { requestedAt: 1 })
        .sort({ requestedAt: direction })
        .session(session)
        .lean()
    )?.requestedAt;
  return {
    async readSpan() {
      const [from, to] = [await edge(1), await edge(-1)];
      return from === undefined || to === undefined ? undefined : { from, to };
    },
    listConsultations: (span) =>
      consultations
        .find({ requestedAt: within(span) }, countedFields)
        .session(session)
        .lean<CountedConsultation[]>(),
  };
}
