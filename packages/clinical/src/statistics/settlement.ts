import type { Counts } from './counts.ts';
import type { CellKey } from './facts.ts';
import { monthOf, yearOf, type Period } from './period.ts';

/** The whole country: above the regions, and what the ministry's people belong to. */
export const countryId = 'morocco';

export const placeKinds = ['country', 'region', 'province', 'facility'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export type Place = { readonly kind: PlaceKind; readonly id: string };

/** Sums over all specialties are kept beside those of each. */
export const anySpecialty = 'all';

/** Which sum: of whole days, months or years, of a place, of one specialty or all. */
export type SumKey = {
  readonly period: Period;
  readonly place: Place;
  readonly specialty: string;
};
export type Sum = { readonly key: SumKey; readonly counts: Counts };

/** One name for each cell and for each sum: what they are kept by, and told apart by. */
export const cellName = ({ day, facilityId, provinceId, regionId, specialty }: CellKey): string =>
  [day, facilityId, specialty, provinceId, regionId].join('|');
export const sumName = ({ period, place, specialty }: SumKey): string =>
  [period, place.kind, place.id, specialty].join('|');

/** A sum of a place, told apart by the places in it: `region/draa-tafilalet/requested`. */
export type PlacesSum = Sum;

/**
 * The sums above a site that a cell is part of. A site's own few cells are added up when they are
 * asked for; everything above would be too many.
 */
export function sumsAbove(
  key: CellKey,
  counts: Counts,
  periods: readonly Period[] = [key.day, monthOf(key.day), yearOf(key.day)],
): { sums: Sum[]; places: PlacesSum[] } {
  const specialties = [key.specialty, anySpecialty];
  const keysOf = (place: Place): SumKey[] =>
    periods.flatMap((period) => specialties.map((specialty) => ({ period, place, specialty })));
  const country: Place = { kind: 'country', id: countryId };
  const region: Place = { kind: 'region', id: key.regionId };
  const province: Place = { kind: 'province', id: key.provinceId };
  const facility: Place = { kind: 'facility', id: key.facilityId };
  const totals = totalsOf(counts);
  const within = (place: Place, children: readonly Place[]): PlacesSum[] => {
    const apart = Object.assign({}, ...children.map((child) => below(child, totals))) as Counts;
    return keysOf(place).map((sumKey) => ({ key: sumKey, counts: apart }));
  };
  return {
    sums: [country, region, province].flatMap(keysOf).map((sumKey) => ({ key: sumKey, counts })),
    places: [
      ...within(country, [region, province]),
      ...within(region, [province, facility]),
      ...within(province, [facility]),
    ],
  };
}

/** Without what is broken down by anything but place. */
export function totalsOf(counts: Counts): Counts {
  return Object.fromEntries(
    Object.entries(counts).filter(([key]) => !key.includes('/') || key.startsWith('wait/')),
  );
}

const below = ({ kind, id }: Place, counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [`${kind}/${id}/${key}`, count]));

/** A sum told apart by places, as one row for each place of a kind. */
export function placesIn(counts: Counts, kind: PlaceKind): Map<string, Counts> {
  const rows = new Map<string, Record<string, number>>();
  for (const [key, count] of Object.entries(counts)) {
    const [ofKind, id = '', ...measure] = key.split('/');
    if (ofKind !== kind) continue;
    const row = rows.get(id) ?? {};
    row[measure.join('/')] = count;
    rows.set(id, row);
  }
  return rows;
}
