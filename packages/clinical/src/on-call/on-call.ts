/** A time for which one specialist answers for a specialty at a hospital: `from` included, `to` not. */
export type ShiftSpan = { readonly from: Date; readonly to: Date };

/** A weekend and its nights is the longest that anybody answers alone. */
export const mostShiftHours = 72;

const hourMs = 60 * 60_000;

export type ShiftProblem = 'over' | 'order' | 'too_long';

/** What is wrong with a shift that somebody wants to take, if anything. */
export function shiftProblem({ from, to }: ShiftSpan, now: Date): ShiftProblem | undefined {
  if (to <= from) return 'order';
  if (to.getTime() - from.getTime() > mostShiftHours * hourMs) return 'too_long';
  return to <= now ? 'over' : undefined;
}

export const isCovering = ({ from, to }: ShiftSpan, now: Date) => from <= now && now < to;

export const doOverlap = (one: ShiftSpan, other: ShiftSpan) =>
  one.from < other.to && other.from < one.to;

/** What a specialist's own button says, beside the rota. */
export type OnCallButton = {
  /** On call until they say otherwise, shift or not. */
  readonly isOnCall: boolean;
  /** Off call in spite of a shift, until it ends. */
  readonly offCallUntil?: Date | undefined;
};

export type Duty = {
  readonly isOnCall: boolean;
  /** The end of the shift that covers now. */
  readonly shiftUntil?: Date | undefined;
  /** When the answer may be another by itself. */
  readonly changesAt?: Date | undefined;
};

/** Whether somebody is on call now: by their shifts, unless their button says otherwise. */
export function dutyOf(button: OnCallButton, shifts: readonly ShiftSpan[], now: Date): Duty {
  const shiftUntil = shifts
    .filter((shift) => isCovering(shift, now))
    .map(({ to }) => to)
    .toSorted((a, b) => b.getTime() - a.getTime())[0];
  const isOff = button.offCallUntil !== undefined && now < button.offCallUntil;
  const changes = [
    ...shifts.flatMap(({ from, to }) => [from, to]),
    ...(button.offCallUntil ? [button.offCallUntil] : []),
  ].filter((instant) => instant > now);
  return {
    isOnCall: !isOff && (button.isOnCall || shiftUntil !== undefined),
    shiftUntil,
    changesAt: changes.toSorted((a, b) => a.getTime() - b.getTime())[0],
  };
}

/**
 * What the button says once somebody pressed it. Off in a shift lasts as long as the shift, so that
 * the next one rings again; on outside of one lasts until it is pressed again.
 */
export function pressed(isOn: boolean, duty: Duty, before: OnCallButton): OnCallButton {
  if (!isOn) return { isOnCall: false, offCallUntil: duty.shiftUntil };
  return { isOnCall: before.isOnCall || duty.shiftUntil === undefined };
}
