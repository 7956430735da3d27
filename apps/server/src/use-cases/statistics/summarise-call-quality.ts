import type { SiteCallQuality } from '@qarib/contracts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { FacilityRecord } from '../../ports/people.ts';

/**
 * Each site's calls, as its own end measured them: what the physician's link did says nothing about
 * the dispensary's. The sites with most calls come first.
 */
export function summariseSites(
  facilities: readonly FacilityRecord[],
  reports: readonly CallQualityRecord[],
): SiteCallQuality[] {
  return facilities
    .flatMap(({ id, name }) => {
      const own = reports.filter(({ facilityId, role }) => facilityId === id && role === 'nurse');
      return own.length === 0 ? [] : [{ facility: { id, name }, ...summarise(own) }];
    })
    .toSorted((a, b) => b.calls - a.calls || a.facility.id.localeCompare(b.facility.id));
}

function summarise(reports: readonly CallQualityRecord[]): Omit<SiteCallQuality, 'facility'> {
  const figures = reports.map((report) => report.figures);
  const calls = callsAmong(reports);
  const lost = callsAmong(reports.filter((report) => report.figures.pictureLosses > 0));
  return {
    calls,
    medianLoss: median(figures.map(({ lossUp, lossDown }) => worse(lossUp, lossDown))),
    medianRoundTripMs: median(figures.map(({ roundTripMs }) => roundTripMs)),
    lostPictureRatio: lost / calls,
    rejoins: figures.reduce((sum, { rejoins }) => sum + rejoins, 0),
  };
}

/** Who left and came back has reported twice of one call. */
const callsAmong = (reports: readonly CallQualityRecord[]) =>
  new Set(reports.map(({ callSessionId }) => callSessionId)).size;

const worse = (one: number | undefined, other: number | undefined) =>
  one === undefined ? other : Math.max(one, other ?? 0);

function median(values: readonly (number | undefined)[]): number | undefined {
  const sorted = values.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
