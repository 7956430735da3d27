import type { DangerSign } from '../triage/danger-sign.ts';
import { vitalSigns, type VitalSignCode, type VitalSignValue } from './vital-sign.ts';

/** What was measured and seen at one time. */
export type ObservedAt<Time> = {
  readonly takenAt: Time;
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns: readonly DangerSign[];
};

/**
 * How the patient is by what is known now: of each measurement the newest, and every danger sign that
 * was seen. A later set that leaves something out does not say that it is better. Sets are oldest first.
 */
export function latestFindings<Time>(sets: readonly ObservedAt<Time>[]): {
  readonly vitalSigns: readonly VitalSignValue[];
  readonly dangerSigns: readonly DangerSign[];
} {
  const newest = new Map<VitalSignCode, VitalSignValue>();
  for (const set of sets) for (const sign of set.vitalSigns) newest.set(sign.code, sign);
  return {
    vitalSigns: vitalSigns.flatMap(({ code }) => newest.get(code) ?? []),
    dangerSigns: [...new Set(sets.flatMap(({ dangerSigns }) => dangerSigns))],
  };
}

export type Series<Time> = {
  readonly code: VitalSignCode;
  readonly points: readonly { readonly takenAt: Time; readonly value: number }[];
};

/** Each vital sign that was ever measured, over time, in the order of `vitalSigns`. */
export function seriesOf<Time>(sets: readonly ObservedAt<Time>[]): readonly Series<Time>[] {
  const all = vitalSigns.map(({ code }) => ({
    code,
    points: sets.flatMap((set) =>
      set.vitalSigns
        .filter((sign) => sign.code === code)
        .map(({ value }) => ({ takenAt: set.takenAt, value })),
    ),
  }));
  return all.filter(({ points }) => points.length > 0);
}
