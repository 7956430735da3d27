import {
  isProposed,
  needsIn,
  specialties,
  withoutSmallGroups,
  withoutSmallTotal,
  type Counts,
  type Needs,
  type Specialty,
} from '@qarib/clinical';
import type { NeedsQuery, SpecialtyNeeds } from '@qarib/contracts';
import { reads, type Reading } from '../shared/use-case.ts';
import { countsFor } from './figure-pieces.ts';
import { requirePlace } from './figure-place.ts';
import { figuresOf } from './read-figures.ts';
import { servingHospitals } from './serving-hospitals.ts';

/** Which specialties a place needs, going by what its patients come with: a proposal. */
export const readSpecialtyNeeds = reads({
  action: 'read-specialty-needs',
  concerns: ({ placeId }: NeedsQuery) => ({ entityType: 'Statistics', entityId: placeId }),
  run: needsOf,
});

async function needsOf(reading: Reading, query: NeedsQuery): Promise<SpecialtyNeeds> {
  const { from, to } = query;
  const place = await requirePlace(reading, query);
  const asked = await figuresOf(reading, { ...query, by: 'specialty' });
  const { total } = await countsFor(reading, {
    range: { from, to },
    place,
    by: 'period',
    inTotal: ['reason', 'age'],
    step: 'year',
  });
  const found = needsIn(total);
  const isRecordReader = reading.person.actor.role === 'nurse';
  const isShown = isRecordReader ? () => true : shownOf(found);
  const physicians = await countPhysicians(reading, query);
  const ofSpecialty = new Map(asked.rows.map(({ value, counts }) => [value, counts.requested]));
  return {
    from,
    to,
    place: asked.place,
    ...(isShown('requested') && { requested: found.requested }),
    ...(isShown('uncoded') && { uncoded: found.uncoded }),
    ...(isShown('beyond') && { beyond: found.beyond }),
    rows: found.needs.map(({ rule: { specialty }, pointing }) => {
      // Nobody asked at all where there is no row; where it is hidden there is one without the number.
      const requested = ofSpecialty.has(specialty) ? ofSpecialty.get(specialty) : 0;
      return {
        specialty,
        ...(isShown(specialty) && { pointing }),
        ...(requested !== undefined && { requested }),
        physicians: physicians.get(specialty) ?? 0,
        isProposed: isShown(specialty) && isProposed(pointing, found.requested),
      };
    }),
    asOf: reading.now.toISOString(),
  };
}

const counted = (requested: number): Counts => (requested === 0 ? {} : { requested });

/**
 * Chapters, what is beyond them and what has no code are parts of one whole; children and grown-ups of
 * another. In neither may fewer than five people be seen, or be found by taking the others from it.
 */
function shownOf({ needs, requested, beyond, uncoded }: Needs): (name: string) => boolean {
  if (withoutSmallTotal(counted(requested)).hidden.length > 0) return () => false;
  const byAge = needs.filter(({ rule }) => rule.chapters === undefined);
  const byReason = needs.filter(({ rule }) => rule.chapters !== undefined);
  const wholes = [
    [
      ...byReason.map(({ rule, pointing }) => [rule.specialty, counted(pointing)] as const),
      ['beyond', counted(beyond)] as const,
      ['uncoded', counted(uncoded)] as const,
    ],
    ...byAge.map(({ rule, pointing }) => [
      [rule.specialty, counted(pointing)] as const,
      ['others', counted(requested - pointing)] as const,
    ]),
  ];
  const rows = wholes.flatMap(withoutSmallGroups);
  const hidden = new Set(rows.filter((row) => row.hidden.length > 0).map(({ value }) => value));
  return (name) => !hidden.has(name);
}

async function countPhysicians(
  reading: Reading,
  query: NeedsQuery,
): Promise<ReadonlyMap<Specialty, number>> {
  const { records } = reading;
  const hospitals = await servingHospitals(records, await requirePlace(reading, query));
  const ids = hospitals.map(({ id }) => id);
  // Without any hospital the list would be of all there are.
  const people =
    ids.length === 0 ? [] : await records.practitioners.listSpecialists(specialties, ids);
  return new Map(
    specialties.map((specialty) => [
      specialty,
      people.filter((person) => person.specialties.includes(specialty)).length,
    ]),
  );
}
