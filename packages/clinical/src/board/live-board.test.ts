import fc from 'fast-check';
import { specialties } from '../catalogue/specialty.ts';
import { countryId } from '../statistics/settlement.ts';
import { boardOf, type BoardMoment, type BoardSite, type OpenCase } from './live-board.ts';

const tighdouine: BoardSite = {
  id: 'csr-tighdouine',
  provinceId: 'al-haouz',
  regionId: 'marrakech-safi',
  hospitalIds: ['chu-mohammed-vi', 'um6ss-casablanca'],
};
const imilchil: BoardSite = {
  id: 'csr-imilchil',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
  hospitalIds: ['um6ss-casablanca'],
};
const nineOClock = new Date('2026-03-09T09:00:00Z');
const later = (minutes: number) => new Date(nineOClock.getTime() + minutes * 60_000);
const waiting: OpenCase = {
  id: 'waiting',
  status: 'requested',
  mode: 'immediate',
  specialty: 'neurology',
  regionId: 'marrakech-safi',
  waitingSince: nineOClock,
};
const moment: BoardMoment = {
  sites: [tighdouine, imilchil],
  onlineSiteIds: new Set(['csr-tighdouine']),
  cases: [
    waiting,
    { ...waiting, id: 'waiting-less', waitingSince: later(3) },
    { ...waiting, id: 'taken', status: 'accepted' },
    { ...waiting, id: 'talking', status: 'in-progress', specialty: 'paediatrics' },
    { ...waiting, id: 'hung-up', status: 'in-progress', specialty: 'paediatrics' },
    { ...waiting, id: 'in-writing', mode: 'asynchronous' },
    { ...waiting, id: 'far', regionId: 'draa-tafilalet', waitingSince: later(-5) },
  ],
  inCallIds: new Set(['talking']),
  onCall: [
    { hospitalId: 'chu-mohammed-vi', specialty: 'neurology', count: 2 },
    { hospitalId: 'um6ss-casablanca', specialty: 'neurology', count: 1 },
    { hospitalId: 'chu-ibn-sina', specialty: 'neurology', count: 4 },
  ],
};

const specialtyIn = (board: ReturnType<typeof boardOf>, wanted: string) =>
  board.specialties.find(({ specialty }) => specialty === wanted);

test('A region sees its own sites and cases, and the physicians who are rung for them', () => {
  const board = boardOf(moment, 'marrakech-safi');
  expect(board).toMatchObject({
    sites: 1,
    online: 1,
    waiting: 2,
    longestWaitSince: nineOClock,
    taken: 2,
    inCall: 1,
    writtenWaiting: 1,
    onlineSiteIds: ['csr-tighdouine'],
    places: [{ id: 'al-haouz', sites: 1, online: 1 }],
  });
  expect(specialtyIn(board, 'neurology')).toMatchObject({ onCall: 3, waiting: 2, taken: 1 });
  expect(specialtyIn(board, 'paediatrics')).toMatchObject({ onCall: 0, taken: 1, inCall: 1 });
  expect(board.specialties).toHaveLength(specialties.length);
});

test('The country is all of it, region by region', () => {
  const board = boardOf(moment, countryId);
  expect(board).toMatchObject({ sites: 2, online: 1, waiting: 3, longestWaitSince: later(-5) });
  expect(board.places).toEqual([
    { id: 'marrakech-safi', sites: 1, online: 1 },
    { id: 'draa-tafilalet', sites: 1, online: 0 },
  ]);
  expect(board.onlineSiteIds).toEqual([]);
});

test('A site without an order of hospitals is served by all of them', () => {
  const anywhere = { ...imilchil, hospitalIds: [] };
  const board = boardOf({ ...moment, sites: [anywhere] }, 'draa-tafilalet');
  expect(specialtyIn(board, 'neurology')?.onCall).toBe(7);
});

const someCase = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom('requested' as const, 'accepted' as const, 'in-progress' as const),
  mode: fc.constantFrom('immediate' as const, 'scheduled' as const, 'asynchronous' as const),
  specialty: fc.constantFrom(...specialties),
  regionId: fc.constantFrom('marrakech-safi', 'draa-tafilalet'),
  waitingSince: fc.date({ noInvalidDate: true }),
});

test('Specialties add up to the board, and regions to the country', () => {
  fc.assert(
    fc.property(fc.array(someCase), fc.array(fc.nat(30)), (cases, talking) => {
      const inCallIds = new Set(talking.flatMap((at) => cases[at]?.id ?? []));
      const all = { ...moment, cases, inCallIds };
      const country = boardOf(all, countryId);
      const regions = ['marrakech-safi', 'draa-tafilalet'].map((id) => boardOf(all, id));
      for (const count of ['waiting', 'taken', 'inCall'] as const) {
        const sum = (rows: readonly { readonly [Name in typeof count]: number }[]) =>
          rows.reduce((total, row) => total + row[count], 0);
        expect(sum(country.specialties)).toBe(country[count]);
        expect(sum(regions)).toBe(country[count]);
      }
    }),
  );
});
