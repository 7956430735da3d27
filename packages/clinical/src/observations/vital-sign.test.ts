import fc from 'fast-check';
import { possibleRange, usualRange } from './ranges.ts';
import { isPressureSwapped, judgeVitalSign, vitalSigns, vitalSignsFor } from './vital-sign.ts';

const newborn = { days: 3, months: 0 };
const infant = { days: 240, months: 8 };
const threeYears = { days: 1_100, months: 36 };
const eightYears = { days: 2_950, months: 97 };
const adult = { days: 14_000, months: 460 };
const anyAge = fc.integer({ min: 0, max: 110 * 12 }).map((months) => ({
  months,
  days: Math.floor(months * 30.44),
}));

test.each([
  ['a temperature of 64 °C', '8310-5', 64, adult, 'impossible'],
  ['a fever of 39.5 °C', '8310-5', 39.5, adult, 'unusual'],
  ['37 °C', '8310-5', 37, adult, 'usual'],
  ['the possible bound itself', '8310-5', 45, adult, 'unusual'],
  ['a saturation of 101 %', '59408-5', 101, adult, 'impossible'],
  ['not a number', '8867-4', Number.NaN, adult, 'impossible'],
  ['a heart rate of 150 in an infant', '8867-4', 150, infant, 'usual'],
  ['the same in an adult', '8867-4', 150, adult, 'unusual'],
  ['45 breaths a minute in a newborn', '9279-1', 45, newborn, 'usual'],
  ['the same at three years', '9279-1', 45, threeYears, 'unusual'],
  ['a systolic pressure of 75 in an infant', '8480-6', 75, infant, 'usual'],
  ['the same at eight years', '8480-6', 75, eightYears, 'unusual'],
  ['70 kg in a newborn', '29463-7', 70, newborn, 'impossible'],
  ['3.4 kg in a newborn', '29463-7', 3.4, newborn, 'usual'],
  ['the same in an adult', '29463-7', 3.4, adult, 'impossible'],
  ['180 cm at three years', '8302-2', 180, threeYears, 'impossible'],
] as const)('%s is judged by age', (_what, code, value, age, expected) => {
  expect(judgeVitalSign({ code, value }, age)).toBe(expected);
});

test('a value inside the usual range is never pointed out, whatever the age', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...vitalSigns),
      anyAge,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ code }, age, share) => {
        const [low, high] = usualRange(code, age);
        const value = low + share * (high - low);
        expect(judgeVitalSign({ code, value }, age)).toBe('usual');
      },
    ),
  );
});

test('every usual range lies within the possible one, at every age', () => {
  fc.assert(
    fc.property(fc.constantFrom(...vitalSigns), anyAge, ({ code }, age) => {
      const possible = possibleRange(code, age);
      const usual = usualRange(code, age);
      expect(possible[0]).toBeLessThanOrEqual(usual[0]);
      expect(usual[1]).toBeLessThanOrEqual(possible[1]);
    }),
  );
});

test('the head is measured of the young only', () => {
  const codesFor = (age: typeof adult) => vitalSignsFor(age).map(({ code }) => code);
  expect(codesFor(infant)).toContain('9843-4');
  expect(codesFor(adult)).not.toContain('9843-4');
});

test('a diastolic pressure at or above the systolic one is a swap', () => {
  const pressure = (systolic: number, diastolic: number) => [
    { code: '8480-6' as const, value: systolic },
    { code: '8462-4' as const, value: diastolic },
  ];
  expect(isPressureSwapped(pressure(80, 120))).toBe(true);
  expect(isPressureSwapped(pressure(120, 80))).toBe(false);
  expect(isPressureSwapped(pressure(120, 80).slice(0, 1))).toBe(false);
});
