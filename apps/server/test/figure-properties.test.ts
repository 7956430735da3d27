import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createConnection, type Connection as DatabaseConnection } from 'mongoose';
import {
  addCounts,
  ageGroups,
  anySpecialty,
  appointmentContribution,
  breakdownsOf,
  callContribution,
  complaintChannels,
  complaintContribution,
  consultationContribution,
  consultationModes,
  consultationPriorities,
  consultationStatuses,
  countryId,
  dayAfter,
  isDimension,
  isNothing,
  noteOutcomes,
  steps,
  stepOf,
  stepsOf,
  valuesIn,
  type Breakdown,
  type CellKey,
  type Contribution,
  type Counts,
  type Specialty,
} from '@qarib/clinical';
import { createPinoLog } from '../src/adapters/log/pino-log.ts';
import { MongoStore } from '../src/adapters/mongo/mongo-store.ts';
import { count } from '../src/use-cases/statistics/count-consultation.ts';
import { readCounts } from '../src/use-cases/statistics/figure-pieces.ts';
import type { FiguresAsked } from '../src/use-cases/statistics/read-pieces.ts';
import { settleFigures } from '../src/use-cases/statistics/settle-figures.ts';
import { figureCollections } from './kept-figures.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** Imilchil as if a reform had moved it to another region in between. */
const imilchil = {
  facilityId: 'csr-imilchil',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
} as const;
const imilchilAfterTheReform = {
  facilityId: 'csr-imilchil',
  provinceId: 'azilal',
  regionId: 'beni-mellal-khenifra',
} as const;
const anfgou = {
  facilityId: 'disp-anfgou',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
} as const;

/** Around midnights, a new year, and the changes of the clock before and after Ramadan 2026. */
const instants = [
  '2025-12-31T22:59:59Z',
  '2025-12-31T23:00:00Z',
  '2026-02-14T22:59:00Z',
  '2026-02-14T23:30:00Z',
  '2026-02-15T01:30:00Z',
  '2026-02-15T02:30:00Z',
  '2026-02-15T23:30:00Z',
  '2026-02-16T00:00:00Z',
  '2026-03-21T23:59:59Z',
  '2026-03-22T01:59:59Z',
  '2026-03-22T02:00:00Z',
  '2026-03-22T22:59:59Z',
  '2026-03-22T23:00:00Z',
].map((text) => new Date(text));

const place = fc.constantFrom(imilchil, imilchilAfterTheReform, anfgou);
const instant = fc.constantFrom(...instants);
const specialty = fc.constantFrom<Specialty>('neurology', 'paediatrics');
const isPractice = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** A consultation with whatever is known of it: states no use case leads to are right as well. */
const consultation = fc
  .record({
    place,
    requestedAt: instant,
    minutes: fc.record({ accept: maybe(fc.nat(200)), sign: maybe(fc.nat(900)) }),
    facts: fc.record({
      status: fc.constantFrom(...consultationStatuses),
      mode: fc.constantFrom(...consultationModes),
      isAnswered: fc.boolean(),
      wasEntered: fc.boolean(),
      wasHeld: fc.boolean(),
      isNoteSigned: fc.boolean(),
      isPractice,
      specialty,
      priority: fc.constantFrom(...consultationPriorities),
      reasonCode: fc.constantFrom(undefined, 'N07', 'A03'),
      ageGroup: fc.constantFrom(...ageGroups),
      hospitalId: fc.constantFrom(undefined, 'chu-mohammed-vi', 'um6ss-casablanca'),
      outcome: maybe(fc.constantFrom(...noteOutcomes)),
      journeyAvoidedKm: maybe(fc.nat(600)),
    }),
  })
  .map(({ place: own, requestedAt, minutes, facts }) => {
    const later = (after: number | undefined) =>
      after === undefined ? undefined : new Date(requestedAt.getTime() + after * 60_000);
    const [acceptedAt, signedAt] = [later(minutes.accept), later(minutes.sign)];
    return consultationContribution({ ...facts, ...own, requestedAt, acceptedAt, signedAt });
  });

const appointment = fc
  .record({
    place,
    isPractice,
    specialty,
    startsAt: instant,
    status: fc.constantFrom('booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'),
  })
  .map(({ place: own, ...facts }) => appointmentContribution({ ...own, ...facts }));

const call = fc
  .record({
    place,
    isPractice,
    specialty: maybe(specialty),
    day: fc.constantFrom('2026-02-15', '2026-03-22'),
    isOfSite: fc.boolean(),
    isFirstOfCall: fc.boolean(),
    figures: fc.record({
      lossUp: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
      roundTripMs: maybe(fc.nat(900)),
      rejoins: fc.nat(3),
      pictureLosses: fc.nat(3),
    }),
  })
  .map(({ place: own, ...facts }) => callContribution({ ...own, ...facts }));

const complaint = fc
  .record({
    place,
    isPractice,
    receivedDay: fc.constantFrom('2025-12-31', '2026-02-15'),
    channel: fc.constantFrom(...complaintChannels),
  })
  .map(({ place: own, ...facts }) => complaintContribution({ ...own, ...facts }));

/** One of a few things becomes another: that is also a correction, a repetition, or its end by a merge. */
const histories = fc.array(
  fc.record({
    which: fc.nat(9),
    becomes: fc.oneof(
      { weight: 5, arbitrary: consultation },
      appointment,
      call,
      complaint,
      fc.constant(undefined),
    ),
    isRepeated: fc.boolean(),
    isSettledAfter: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
  }),
  { minLength: 1, maxLength: 30 },
);

const questions = fc.array(
  fc
    .record({
      first: fc.nat(90),
      days: fc.nat(120),
      place: fc.constantFrom(
        { kind: 'country', id: countryId } as const,
        { kind: 'region', id: 'draa-tafilalet' } as const,
        { kind: 'province', id: 'azilal' } as const,
        { kind: 'facility', id: 'csr-imilchil' } as const,
        {
          kind: 'facility',
          id: 'csr-imilchil',
          withinRegionId: 'draa-tafilalet',
        } as const,
      ),
      specialty: maybe(specialty),
      step: fc.constantFrom(...steps),
      by: fc.nat(20),
    })
    .map(({ first, days, by, ...asked }): FiguresAsked => {
      const from = dayAfter('2025-12-25', first);
      const own: Breakdown[] =
        asked.place.kind === 'facility' ? ['facility', 'province', 'region'] : [];
      const kinds: Breakdown[] = ['period', ...own, ...breakdownsOf(asked.place.kind)];
      return {
        ...asked,
        range: { from, to: dayAfter(from, days) },
        by: kinds[by % kinds.length] ?? 'period',
      };
    }),
  { minLength: 4, maxLength: 8 },
);

let folder: string;
let testDatabase: TestDatabase;
let store: MongoStore;
let database: DatabaseConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qarib-'));
  testDatabase = await openTestDatabase(folder);
  store = MongoStore.create({
    log: createPinoLog('silent'),
    onAvailabilityChanged: () => undefined,
  });
  await store.open(testDatabase.uri);
  database = await createConnection(testDatabase.uri).asPromise();
}, 30_000);
afterAll(async () => {
  await database.close();
  await store.close();
  await testDatabase.close();
  await rm(folder, { recursive: true, force: true });
});

async function change(before: Contribution | undefined, after: Contribution | undefined) {
  await store.transaction((records) => count({ records }, before, after));
}

const fieldOf = {
  country: () => '',
  region: (key: CellKey) => key.regionId,
  province: (key: CellKey) => key.provinceId,
  facility: (key: CellKey) => key.facilityId,
} as const;

function isAsked({ key }: Contribution, { range, place: of, specialty: only }: FiguresAsked) {
  const isInPlace = of.kind === 'country' || fieldOf[of.kind](key) === of.id;
  const isInRegion = (of.withinRegionId ?? key.regionId) === key.regionId;
  const isOfSpecialty = (only ?? anySpecialty) === anySpecialty || key.specialty === only;
  return isInPlace && isInRegion && isOfSpecialty && key.day >= range.from && key.day <= range.to;
}

function valueOf({ key }: Contribution, { by, step, range }: FiguresAsked): string {
  if (by === 'specialty') return key.specialty;
  if (by === 'region' || by === 'province' || by === 'facility') return fieldOf[by](key);
  // The first step of a range may begin in the middle of one.
  const first = stepOf(key.day, step);
  return first < range.from ? range.from : first;
}

/** One by one, in no other way than by looking at each. */
function bruteForce(all: readonly Contribution[], asked: FiguresAsked) {
  const own = all.filter((it) => isAsked(it, asked));
  const { by, range, step } = asked;
  const rows = new Map<string, Counts>(
    by === 'period' ? stepsOf(range, step).map(({ from }) => [from, {}]) : [],
  );
  const add = (value: string, counts: Counts) =>
    rows.set(value, addCounts(rows.get(value) ?? {}, counts));
  for (const it of own) {
    if (isDimension(by)) for (const [value, counts] of valuesIn(it.counts, by)) add(value, counts);
    else add(valueOf(it, asked), it.counts);
  }
  return { total: addCounts(...own.map(({ counts }) => counts)), rows };
}

/** Told apart by places only what is counted of a whole place is there. */
const withoutDimensions = (counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts).filter(([key]) => !key.includes('/') || key.startsWith('wait/')),
  );
const shownOf = ({ total, rows }: { total: Counts; rows: ReadonlyMap<string, Counts> }) => ({
  total: withoutDimensions(total),
  rows: Object.fromEntries(
    [...rows].map(([value, counts]) => [value, withoutDimensions(counts)] as const),
  ),
});

test('Whatever happened, in what order and how often, what is read is what looking at each thing gives', async () => {
  await fc.assert(
    fc.asyncProperty(histories, questions, async (history, asked) => {
      for (const name of figureCollections) {
        await database.collection(name).deleteMany({});
      }
      const now = new Map<number, Contribution | undefined>();
      for (const { which, becomes, isRepeated, isSettledAfter } of history) {
        await change(now.get(which), becomes);
        if (isRepeated) await change(becomes, becomes);
        now.set(which, becomes);
        if (isSettledAfter) await settleFigures({ store });
      }
      const all = [...now.values()].filter((it) => it !== undefined);
      for (const each of asked) {
        const read = await store.read(({ statistics }) =>
          readCounts(
            statistics,
            (again) => store.transaction((records) => again(records.statistics)),
            each,
          ),
        );
        expect(shownOf(read)).toEqual(shownOf(bruteForce(all, each)));
      }
      expect(all.every(({ counts }) => !isNothing(counts))).toBe(true);
    }),
    { numRuns: 30, seed: 2_026_02 },
  );
}, 120_000);
