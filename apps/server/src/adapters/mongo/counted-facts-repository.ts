import { instantOf, type ComplaintCountedFacts } from '@qarib/clinical';
import type { CountedConsultation, CountedFacts } from '../../ports/counted-facts.ts';
import type { Span } from '../../ports/appointments.ts';
import { fromStored } from './mapping.ts';
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
  wentOnInChatAt: 1,
};

const complaintFields: Readonly<Record<string, 1>> = {
  receivedDay: 1,
  channel: 1,
  facilityId: 1,
  provinceId: 1,
  regionId: 1,
  isPractice: 1,
};

const noonOf = (day: string) => instantOf(`${day}T12:00`);

const within = ({ from, to }: Span) => ({ $gte: from, $lt: to });

export function countedFactsIn(models: Models, session: Within): CountedFacts {
  const { consultations, appointments, referrals, callQualities, complaints } = models;
  return {
    readSpan: () => readSpan(models, session),
    listConsultations: (span) =>
      consultations
        .find({ requestedAt: within(span) }, countedFields)
        .session(session)
        .lean<CountedConsultation[]>(),
    async listAppointments(span) {
      const found = await appointments
        .find({ startsAt: within(span) })
        .session(session)
        .lean();
      return found.map(fromStored);
    },
    async listReferrals(span) {
      const found = await referrals
        .find({ requestedAt: within(span) })
        .session(session)
        .lean();
      return found.map(fromStored);
    },
    listCallQualities: (day) => callQualities.find({ day }).session(session).lean(),
    listComplaints: (day) =>
      complaints
        .find({ receivedDay: day }, complaintFields)
        .session(session)
        .lean<ComplaintCountedFacts[]>(),
  };
}

async function readSpan(
  { consultations, appointments, referrals, callQualities, complaints }: Models,
  session: Within,
): Promise<Span | undefined> {
  const within: (Date | undefined)[] = [];
  for (const direction of [1, -1] as const) {
    const consultation = await consultations
      .findOne({}, { requestedAt: 1 })
      .sort({ requestedAt: direction })
      .session(session)
      .lean();
    const appointment = await appointments
      .findOne({}, { startsAt: 1 })
      .sort({ startsAt: direction })
      .session(session)
      .lean();
    const referral = await referrals
      .findOne({}, { requestedAt: 1 })
      .sort({ requestedAt: direction })
      .session(session)
      .lean();
    const quality = await callQualities
      .findOne({}, { day: 1 })
      .sort({ day: direction })
      .session(session)
      .lean();
    const complaint = await complaints
      .findOne({}, { receivedDay: 1 })
      .sort({ receivedDay: direction })
      .session(session)
      .lean();
    within.push(
      consultation?.requestedAt,
      appointment?.startsAt,
      referral?.requestedAt,
      quality ? noonOf(quality.day) : undefined,
      complaint ? noonOf(complaint.receivedDay) : undefined,
    );
  }
  const instants = within
    .filter((instant) => instant !== undefined)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const [from, to] = [instants[0], instants.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}
