import type { AppointmentRecord, Appointments, Span, TakenTime } from '../../ports/appointments.ts';
import { insertAll } from './insert-all.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

const cellMs = 5 * 60_000;
const holding = ['booked', 'arrived', 'fulfilled'] as const;
/** No appointment is longer, so one that began earlier than this before a span is over in it. */
const longestMs = 4 * 60 * 60_000;

function cellsOf(kind: 'practitioner' | 'patient', id: string, { from, to }: Span): string[] {
  const keys: string[] = [];
  const first = Math.floor(from.getTime() / cellMs);
  for (let cell = first; cell * cellMs < to.getTime(); cell += 1)
    keys.push(`${kind}:${id}:${cell}`);
  return keys;
}

const allCellsOf = (time: TakenTime) => [
  ...cellsOf('practitioner', time.practitionerId, time),
  ...cellsOf('patient', time.patientId, time),
];

type Times = Pick<Appointments, 'conflict' | 'take' | 'release'>;
type Lookups = Pick<
  Appointments,
  'find' | 'findByKey' | 'findByConsultation' | 'list' | 'listHolding'
>;

function timesIn({ takenTimes }: Models, session: Within): Times {
  return {
    async conflict(time) {
      const wanted = { _id: { $in: allCellsOf(time) }, appointmentId: { $ne: time.appointmentId } };
      const taken = await takenTimes.find(wanted).session(session).lean();
      if (taken.length === 0) return undefined;
      return taken.some(({ _id }) => _id.startsWith('practitioner:')) ? 'practitioner' : 'patient';
    },
    async take(time) {
      const { appointmentId } = time;
      const cells = allCellsOf(time).map((_id) => ({ _id, appointmentId }));
      await takenTimes.insertMany(cells, { session, ordered: true });
    },
    async release(appointmentId) {
      await takenTimes.deleteMany({ appointmentId }).session(session);
    },
  };
}

function lookupsIn({ appointments }: Models, session: Within): Lookups {
  const inOrder = async (filter: object, limit: number): Promise<AppointmentRecord[]> => {
    const query = appointments.find(filter).sort({ startsAt: 1 }).limit(limit);
    return (await query.session(session).lean()).map(fromStored);
  };
  return {
    async find(id) {
      return found(await appointments.findById(id).session(session).lean());
    },
    async findByKey(bookedById, idempotencyKey) {
      const wanted = { bookedById, idempotencyKey };
      return found(await appointments.findOne(wanted).session(session).lean());
    },
    async findByConsultation(consultationId) {
      return found(await appointments.findOne({ consultationId }).session(session).lean());
    },
    list: (filter, { from, to }, limit) =>
      inOrder({ ...filter, startsAt: { $gte: from, $lt: to } }, limit),
    listHolding: (practitionerIds, { from, to }) =>
      inOrder(
        {
          practitionerId: { $in: [...practitionerIds] },
          startsAt: { $gt: new Date(from.getTime() - longestMs), $lt: to },
          status: { $in: [...holding] },
        },
        10_000,
      ),
  };
}

export function appointmentsIn(models: Models, session: Within): Appointments {
  const { appointments } = models;
  return {
    ...timesIn(models, session),
    ...lookupsIn(models, session),
    async add(appointment) {
      await appointments.create([toStored(appointment)], { session });
    },
    addMany: (all) => insertAll(appointments, all.map(toStored), session),
    async move(id, version, status, change) {
      const document = await appointments
        .findOneAndUpdate(
          { _id: id, version },
          { $set: { ...change, status }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean();
      return found(document);
    },
  };
}
