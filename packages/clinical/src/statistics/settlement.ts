import { rowName, wholeRow, type CountRow, type CountTable, type Row } from './count-table.ts';
import { specialties } from '../catalogue/specialty.ts';
import type { CellKey } from './facts.ts';
import { nowhere } from './further-facts.ts';
import { monthOf, yearOf, type Period } from './period.ts';

/** The whole country: above the regions, and what the ministry's people belong to. */
export const countryId = 'morocco';

export const placeKinds = ['country', 'region', 'province', 'facility'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export type Place = { readonly kind: PlaceKind; readonly id: string };

/** Kinds of places that sums are kept of for each day, month and year. A site has its days' cells and its months. */
export const summedPlaceKinds = ['country', 'region', 'province'] as const;

/** Sums over all specialties are kept beside those of each. */
export const anySpecialty = 'all';

/** Of which specialties a place has sums. */
export const summedSpecialties: readonly string[] = [...specialties, nowhere, anySpecialty];

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

/** All sums that a cell is part of. */
export const sumsOf = (key: CellKey, table: CountTable): Addition[] => [
  ...sumsAbove(key, table, [key.day, monthOf(key.day), yearOf(key.day)]),
  ...siteMonthOf(key, table),
];

/**
 * The sums above a site that a cell is part of. Each is told apart by the places in it, and one of all
 * specialties by the specialties as well, so that a question about any of them reads one sum.
 */
export function sumsAbove(key: CellKey, table: CountTable, periods: readonly Period[]): Addition[] {
  const own = [...table.rows()];
  const whole = table.row(wholeRow);
  const below: Readonly<Record<string, readonly Row[]>> = {
    country: [apart('region', key.regionId, whole), apart('province', key.provinceId, whole)],
    region: [apart('province', key.provinceId, whole), apart('facility', key.facilityId, whole)],
    province: [apart('facility', key.facilityId, whole)],
  };
  const ids = { country: countryId, region: key.regionId, province: key.provinceId };
  return summedPlaceKinds.flatMap((kind) => {
    const place: Place = { kind, id: ids[kind] };
    const rows = [...own, ...(below[kind] ?? [])];
    return periods.flatMap((period) => ofEachAndAll({ period, place }, key.specialty, rows, whole));
  });
}

/** The month of a site that a cell is part of; by where it lay it says whether the site moved meanwhile. */
export function siteMonthOf(key: CellKey, table: CountTable): Addition[] {
  if (key.facilityId === nowhere) return [];
  const whole = table.row(wholeRow);
  const rows = [
    ...table.rows(),
    apart('region', key.regionId, whole),
    apart('province', key.provinceId, whole),
  ];
  const place: Place = { kind: 'facility', id: key.facilityId };
  return ofEachAndAll({ period: monthOf(key.day), place }, key.specialty, rows, whole);
}

/** Added to the sum of the specialty and, told apart by it, to that of all. */
const ofEachAndAll = (
  of: Omit<SumKey, 'specialty'>,
  specialty: string,
  rows: readonly Row[],
  whole: CountRow,
): Addition[] => [
  { name: sumName({ ...of, specialty }), rows },
  {
    name: sumName({ ...of, specialty: anySpecialty }),
    rows: [...rows, apart('specialty', specialty, whole)],
  },
];

const apart = (part: string, value: string, whole: CountRow): Row => [rowName(part, value), whole];
