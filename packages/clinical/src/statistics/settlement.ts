import { rowName, wholeRow, type CountRow, type CountTable, type Row } from './count-table.ts';
import type { CellKey } from './facts.ts';
import { monthOf, yearOf, type Period } from './period.ts';

/** The whole country: above the regions, and what the ministry's people belong to. */
export const countryId = 'morocco';

export const placeKinds = ['country', 'region', 'province', 'facility'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export type Place = { readonly kind: PlaceKind; readonly id: string };

/** Kinds of places that sums are kept of: a site's own few cells are added up when they are asked for. */
export const summedPlaceKinds = ['country', 'region', 'province'] as const;

/** Sums over all specialties are kept beside those of each. */
export const anySpecialty = 'all';

/** Which sum: of whole days, months or years, of a place, of one specialty or all. */
export type SumKey = {
  readonly period: Period;
  readonly place: Place;
  readonly specialty: string;
};
/** What is added to a sum. */
export type Addition = { readonly name: string; readonly rows: readonly Row[] };

/** One name for each cell and for each sum: what they are kept by, and told apart by. */
export const cellName = ({ day, facilityId, provinceId, regionId, specialty }: CellKey): string =>
  [day, facilityId, specialty, provinceId, regionId].join('|');
/** What a cell's name says: all there is to its key. */
export function cellNamed(name: string): CellKey {
  const [day = '', facilityId = '', specialty = '', provinceId = '', regionId = ''] =
    name.split('|');
  return { day, facilityId, provinceId, regionId, specialty };
}
export const sumName = ({ period, place, specialty }: SumKey): string =>
  `${period}|${place.kind}|${place.id}|${specialty}`;

/**
 * The sums above a site that a cell is part of. Each is told apart by the places in it, and one of all
 * specialties by the specialties as well, so that a question about any of them reads one sum.
 */
export function sumsAbove(
  key: CellKey,
  table: CountTable,
  periods: readonly Period[] = [key.day, monthOf(key.day), yearOf(key.day)],
): Addition[] {
  const own = [...table.rows()];
  const whole = table.row(wholeRow);
  const ofSpecialty = apart('specialty', key.specialty, whole);
  const below: Readonly<Record<string, readonly Row[]>> = {
    country: [apart('region', key.regionId, whole), apart('province', key.provinceId, whole)],
    region: [apart('province', key.provinceId, whole), apart('facility', key.facilityId, whole)],
    province: [apart('facility', key.facilityId, whole)],
  };
  const ids = { country: countryId, region: key.regionId, province: key.provinceId };
  return summedPlaceKinds.flatMap((kind) => {
    const place: Place = { kind, id: ids[kind] };
    const rows = [...own, ...(below[kind] ?? [])];
    return periods.flatMap((period) => [
      { name: sumName({ period, place, specialty: key.specialty }), rows },
      {
        name: sumName({ period, place, specialty: anySpecialty }),
        rows: [...rows, ofSpecialty],
      },
    ]);
  });
}

const apart = (part: string, value: string, whole: CountRow): Row => [rowName(part, value), whole];
