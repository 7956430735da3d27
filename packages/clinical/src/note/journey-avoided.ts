import type { NoteOutcome } from './content.ts';

/** Degrees of WGS 84. */
export type GeoPoint = { readonly latitude: number; readonly longitude: number };

/** Mean radius of the Earth, IUGG 1980. */
const earthRadiusKm = 6_371.0088;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Length of the great circle between two places, by the haversine formula. */
export function greatCircleKm(a: GeoPoint, b: GeoPoint): number {
  const north = radians(b.latitude - a.latitude) / 2;
  const east = radians(b.longitude - a.longitude) / 2;
  const square =
    Math.sin(north) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(square)));
}

const staysAtHome: Readonly<Record<NoteOutcome, boolean>> = {
  'treated-on-site': true,
  'follow-up': true,
  'planned-transfer': false,
  'urgent-transfer': false,
  // The patient may still have to go.
  'not-completed': false,
};

/**
 * Kilometres the patient did not travel to the physician's hospital and back, whole ones. As the crow
 * flies: mountain roads are half as long again or twice, and by how much differs from valley to
 * valley. A road factor would be a guess inside a figure that decides about money; this one is a
 * lower bound nobody can dispute, and is shown as "at least".
 */
export function journeyAvoidedKm(
  outcome: NoteOutcome | undefined,
  site: GeoPoint | undefined,
  hospital: GeoPoint | undefined,
): number | undefined {
  if (outcome === undefined || !site || !hospital) return undefined;
  return staysAtHome[outcome] ? Math.floor(2 * greatCircleKm(site, hospital)) : 0;
}
