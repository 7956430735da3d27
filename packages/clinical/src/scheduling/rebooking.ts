import { minuteMs, type Interval } from './interval.ts';

/** A patient stays with their specialist when that costs no more than this. */
const daysOfPatience = 14;
const patienceMs = daysOfPatience * 24 * 60 * minuteMs;

/** An appointment whose specialist is away at its time. */
export type Displaced = Interval & {
  readonly id: string;
  readonly practitionerId: string;
  readonly patientId: string;
};

/** A free time as long as the appointment, of its own specialist or of a colleague. */
export type FreeTime = Interval & { readonly practitionerId: string };

type Rebooking<Free extends FreeTime> = {
  readonly displaced: readonly Displaced[];
  /** Free times for an appointment. */
  readonly freeFor: (id: string) => readonly Free[];
  /** When a patient is booked elsewhere. */
  readonly takenBy: (patientId: string) => readonly Interval[];
};

const overlap = (one: Interval, other: Interval) =>
  one.startMs < other.endMs && other.startMs < one.endMs;

/**
 * A new time for each appointment, by its id, so that all of them can be taken: the first free one
 * after the old one, with the same specialist unless that takes more than two weeks longer. Whoever
 * was to come first chooses first. An appointment that nothing is free for has none.
 */
export function proposeTimes<Free extends FreeTime>({
  displaced,
  freeFor,
  takenBy,
}: Rebooking<Free>): Map<string, Free> {
  const proposed = new Map<string, Free>();
  const ofPatient = new Map<string, Interval[]>();
  for (const appointment of displaced.toSorted((a, b) => a.startMs - b.startMs)) {
    const { id, patientId, startMs } = appointment;
    const own = [...takenBy(patientId), ...(ofPatient.get(patientId) ?? [])];
    const isFree = (time: Free) =>
      time.startMs >= startMs &&
      !own.some((it) => overlap(it, time)) &&
      ![...proposed.values()].some(
        (it) => it.practitionerId === time.practitionerId && overlap(it, time),
      );
    const time = chooseTime(appointment, freeFor(id).filter(isFree));
    if (!time) continue;
    proposed.set(id, time);
    ofPatient.set(patientId, [...(ofPatient.get(patientId) ?? []), time]);
  }
  return proposed;
}

function chooseTime<Free extends FreeTime>(
  { practitionerId, startMs }: Displaced,
  free: readonly Free[],
): Free | undefined {
  const inOrder = free.toSorted((a, b) => a.startMs - b.startMs);
  const own = inOrder.find((it) => it.practitionerId === practitionerId);
  return own && own.startMs - startMs <= patienceMs ? own : inOrder[0];
}
