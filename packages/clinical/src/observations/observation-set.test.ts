import { latestFindings, seriesOf } from './observation-set.ts';

const arrival = {
  takenAt: '09:00',
  vitalSigns: [
    { code: '8310-5', value: 39.4 },
    { code: '8867-4', value: 128 },
  ],
  dangerSigns: ['convulsions'],
} as const;
const later = {
  takenAt: '09:20',
  vitalSigns: [{ code: '8310-5', value: 38.1 }],
  dangerSigns: [],
} as const;

test('what is known now is the newest of each, and every sign that was seen', () => {
  expect(latestFindings([arrival, later])).toEqual({
    vitalSigns: [
      { code: '8867-4', value: 128 },
      { code: '8310-5', value: 38.1 },
    ],
    dangerSigns: ['convulsions'],
  });
  expect(latestFindings([])).toEqual({ vitalSigns: [], dangerSigns: [] });
});

test('a series follows one measurement through the sets that have it', () => {
  expect(seriesOf([arrival, later])).toEqual([
    { code: '8867-4', points: [{ takenAt: '09:00', value: 128 }] },
    {
      code: '8310-5',
      points: [
        { takenAt: '09:00', value: 39.4 },
        { takenAt: '09:20', value: 38.1 },
      ],
    },
  ]);
});
