import { moroccanDay, opinionDueAt } from '@qarib/clinical';
import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import {
  after,
  answered,
  entered,
  held,
  inChat,
  signed,
  unanswered,
  type Answer,
  type Asked,
} from '../fill/case.ts';
import type { Random } from '../fill/random.ts';
import { answerSeconds, callFigures, goesOnInChat, isDropped, outcomeOf } from './answer.ts';
import { specialistAt } from './people.ts';
import type { CountrySite } from './places.ts';

/** What became of one request, and all that came of it. */
export type Course = {
  readonly consultation: ConsultationRecord;
  readonly appointments: readonly AppointmentRecord[];
  readonly callQuality?: CallQualityRecord | undefined;
  readonly referral?: ReferralRecord | undefined;
};

export type Request = {
  readonly asked: Asked;
  readonly site: CountrySite;
  readonly day: string;
  readonly hour: number;
};

const minute = 60;
const hour = 60 * minute;
/** A request is given up after so long, a question after three days. */
const expirySeconds = { call: 30 * minute, question: 72 * hour } as const;

function answerOf({ asked }: Request, hospital: FacilityRecord, seconds: number): Answer {
  return {
    hospital,
    practitionerId: specialistAt(hospital.id, asked.specialty),
    acceptedAt: after(asked.requestedAt, seconds),
  };
}

/** The own hospital answers most of what is answered; the next ones are rung later. */
function hospitalOf({ site }: Request, seconds: number): FacilityRecord {
  const rung = Math.min(Math.floor(seconds / (9 * minute)), site.hospitals.length - 1);
  const [first] = site.hospitals;
  const found = site.hospitals[rung] ?? first;
  if (found === undefined) throw new Error('a site without a hospital');
  return found;
}

export function courseOf(request: Request, random: Random): Course {
  const { mode } = request.asked;
  if (mode === 'asynchronous') return questionOf(request, random);
  return mode === 'scheduled' ? bookedOf(request, random) : urgentOf(request, random);
}

function urgentOf(request: Request, random: Random): Course {
  const { asked, day, hour: askedAt } = request;
  const seconds = answerSeconds(asked.specialty, asked.priority, { day, hour: askedAt }, random);
  if (random.isBelow(0.03)) {
    const at = after(asked.requestedAt, Math.min(seconds, expirySeconds.call) * random.next());
    return { consultation: unanswered(asked, { status: 'cancelled', at }), appointments: [] };
  }
  if (seconds > expirySeconds.call) {
    const at = after(asked.requestedAt, expirySeconds.call);
    return { consultation: unanswered(asked, { status: 'expired', at }), appointments: [] };
  }
  return calledOf(request, answerOf(request, hospitalOf(request, seconds), seconds), random);
}

/** Answered: entered or not, held or lost to the link, in writing then or not at all. */
function calledOf(request: Request, answer: Answer, random: Random): Course {
  const { asked, site } = request;
  const { acceptedAt, hospital } = answer;
  if (random.isBelow(0.03)) {
    const endedAt = after(acceptedAt, random.whole(2 * minute, 40 * minute));
    return { consultation: answered(asked, answer, endedAt), appointments: [] };
  }
  const enteredAt = after(acceptedAt, random.whole(15, 150));
  const callQuality = qualityOf(request, after(enteredAt, random.whole(30, 200)), random);
  if (isDropped(site.link, random))
    return droppedOf(request, answer, enteredAt, random, callQuality);
  const startedAt = after(enteredAt, random.whole(2, 30));
  const lasted = Math.min(random.around(11 * minute, 0.5), 2 * hour);
  const endedAt = after(startedAt, lasted);
  const entry = held(entered(answered(asked, answer, endedAt), enteredAt), startedAt);
  const isInChat = goesOnInChat(site.link, random);
  const call = isInChat ? inChat(entry, after(startedAt, lasted * random.next())) : entry;
  // Some notes nobody ever signs, and some not before the next morning.
  if (random.isBelow(0.02)) return { consultation: call, appointments: [], callQuality };
  const signedAfter = random.isBelow(0.05)
    ? random.whole(8 * hour, 16 * hour)
    : Math.min(random.around(6 * minute, 0.7), 3 * hour);
  const signature = {
    signedAt: after(endedAt, signedAfter),
    outcome: outcomeOf(asked.priority, random),
  };
  const consultation = signed(call, signature, { site: site.facility, hospital });
  const referral = referralOf(consultation, hospital, random);
  return { consultation, appointments: [], callQuality, referral };
}

function droppedOf(
  request: Request,
  answer: Answer,
  enteredAt: Date,
  random: Random,
  callQuality: CallQualityRecord,
): Course {
  const { asked } = request;
  const lostAt = after(enteredAt, random.whole(2 * minute, 12 * minute));
  const lost = entered(answered(asked, answer, lostAt), enteredAt);
  if (!random.isBelow(0.6)) return { consultation: lost, appointments: [], callQuality };
  const consultation = writtenOf(request, lost, answer, lostAt, random);
  return { consultation, appointments: [], callQuality };
}

/** An opinion delivered by its signature. */
function writtenOf(
  { asked, site }: Request,
  before: ConsultationRecord,
  { hospital }: Answer,
  opinionRequestedAt: Date,
  random: Random,
): ConsultationRecord {
  const opinionDue = opinionDueAt(asked.priority, opinionRequestedAt);
  const promised = (opinionDue.getTime() - opinionRequestedAt.getTime()) / 1_000;
  const signedAt = after(opinionRequestedAt, random.around(promised * 0.35, 0.9));
  const signature = { signedAt, outcome: outcomeOf(asked.priority, random) };
  return {
    ...signed(before, signature, { site: site.facility, hospital }),
    mode: 'asynchronous',
    status: 'completed',
    opinionRequestedAt,
    opinionDueAt: opinionDue,
    endedAt: signedAt,
  };
}

function questionOf(request: Request, random: Random): Course {
  const { asked } = request;
  const due = opinionDueAt(asked.priority, asked.requestedAt);
  const written = { opinionRequestedAt: asked.requestedAt, opinionDueAt: due };
  if (random.isBelow(0.04)) {
    const at = after(asked.requestedAt, expirySeconds.question);
    const given = unanswered(asked, { status: 'expired', at });
    return { consultation: { ...given, ...written }, appointments: [] };
  }
  const promised = (due.getTime() - asked.requestedAt.getTime()) / 1_000;
  const seconds = Math.min(random.around(promised * 0.2, 0.7), promised);
  const answer = answerOf(request, hospitalOf(request, 0), seconds);
  const taken = answered(asked, answer, answer.acceptedAt);
  const consultation = writtenOf(request, taken, answer, asked.requestedAt, random);
  return { consultation, appointments: [] };
}

/** Agreed on before: it rings for nobody. Beside it some that nobody came to. */
function bookedOf(request: Request, random: Random): Course {
  const answer = answerOf(request, hospitalOf(request, 0), 0);
  const course = calledOf(request, answer, random);
  const { id } = course.consultation;
  const kept = appointmentOf(request, answer, { id: `${id}-a`, status: 'fulfilled' }, random);
  const appointments: AppointmentRecord[] = [{ ...kept, consultationId: id }];
  const others = [
    ['noshow', 0.2],
    ['cancelled', 0.08],
  ] as const;
  for (const [status, share] of others) {
    if (!random.isBelow(share)) continue;
    appointments.push(appointmentOf(request, answer, { id: `${id}-${status}`, status }, random));
  }
  return { ...course, appointments };
}

function appointmentOf(
  { asked, site }: Request,
  { practitionerId }: Answer,
  { id, status }: Pick<AppointmentRecord, 'id' | 'status'>,
  random: Random,
): AppointmentRecord {
  const startsAt = asked.requestedAt;
  return {
    id,
    idempotencyKey: id,
    version: 2,
    status,
    specialty: asked.specialty,
    practitionerId,
    patientId: asked.patient.id,
    facilityId: site.facility.id,
    provinceId: site.facility.provinceId,
    regionId: site.facility.regionId,
    startsAt,
    endsAt: after(startsAt, 30 * minute),
    reason: asked.reason.text,
    bookedById: site.nurseId,
    bookedAt: after(startsAt, -24 * hour * random.whole(1, 21)),
    ...(status === 'fulfilled' && { arrivedAt: startsAt }),
    ...(status === 'cancelled' && { cancelledAt: after(startsAt, -2 * hour) }),
  };
}

function qualityOf({ asked, site }: Request, reportedAt: Date, random: Random): CallQualityRecord {
  return {
    consultationId: asked.id,
    callSessionId: `${asked.id}-call`,
    peerId: 'site',
    role: 'nurse',
    facilityId: site.facility.id,
    provinceId: site.facility.provinceId,
    regionId: site.facility.regionId,
    day: moroccanDay(reportedAt),
    number: 1,
    reportedAt,
    figures: callFigures(site.link, random),
    specialty: asked.specialty,
    isFirstOfCall: true,
  };
}

/** On the way, arrived or called off, of whom the note sends to a hospital. */
function referralOf(
  consultation: ConsultationRecord,
  hospital: FacilityRecord,
  random: Random,
): ReferralRecord | undefined {
  const { id, outcome, signedAt, facilityId, provinceId, regionId } = consultation;
  if (!outcome?.endsWith('-transfer') || signedAt === undefined) return undefined;
  const state = random.weighted([
    ['arrived', 8],
    ['requested', 1.5],
    ['cancelled', 0.5],
  ] as const);
  const practitionerId = consultation.responsiblePractitionerId ?? '';
  const by = { id: practitionerId, name: practitionerId };
  const asked = { state: 'requested' as const, at: signedAt, by };
  return {
    id: `${id}-r`,
    version: state === 'requested' ? 1 : 2,
    state,
    consultationId: id,
    patientId: consultation.patientId,
    facilityId,
    provinceId,
    regionId,
    practitionerId,
    specialty: consultation.specialty,
    kind: 'transfer',
    urgency: outcome === 'urgent-transfer' ? 'immediate' : 'planned',
    acceptingFacilityId: hospital.id,
    acceptingFacilityName: hospital.name.fr,
    reason: consultation.reason.text,
    requestedAt: signedAt,
    timeline:
      state === 'requested' ? [asked] : [asked, { state, at: after(signedAt, 6 * hour), by }],
  };
}
