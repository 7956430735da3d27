import { readDemoRequest } from './read-request.ts';

const country = ['generate', '--consultations', '1000', '--years', '3', '--sites', '14'];

test('When the pilot is asked for, then it goes into a folder of its own or the one given', () => {
  expect(readDemoRequest(['pilot'])).toEqual({ what: 'pilot', data: undefined, args: ['pilot'] });
  expect(readDemoRequest(['pilot', '--data', 'there'])?.data).toBe('there');
});

test('When a country is asked for, then with all that decides it', () => {
  const { args = [] } = readDemoRequest([...country, '--until', '2026-10-31']) ?? {};
  expect(args[0]).toBe('country');
  expect(JSON.parse(args[1] ?? '')).toEqual({
    consultations: 1_000,
    years: 3,
    sites: 14,
    seed: '1',
    until: '2026-10-31',
  });
});

test.each([
  ['nothing', []],
  ['something else', ['moon']],
  ['two things', ['pilot', 'generate']],
  ['a pilot of another size', ['pilot', '--sites', '3']],
  ['a country without a size', ['generate', '--years', '3', '--sites', '14']],
  ['no sites', [...country.slice(0, -1), '0']],
  ['half a consultation', ['generate', '--consultations', '0.5', '--years', '3', '--sites', '14']],
  ['a day that does not exist', [...country, '--until', '2026-02-30']],
  ['an option there is not', [...country, '--doctors', '7']],
])('When %s is asked for, then it is not guessed', (_what, argv) => {
  expect(readDemoRequest(argv)).toBeUndefined();
});
