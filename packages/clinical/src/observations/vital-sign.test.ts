import fc from 'fast-check';
import { isPressureSwapped, judgeVitalSign, vitalSignByCode, vitalSigns } from './vital-sign.ts';

test.each([
  ['a temperature of 64 °C', '8310-5', 64, 'impossible'],
  ['a fever of 39.5 °C', '8310-5', 39.5, 'unusual'],
  ['37 °C', '8310-5', 37, 'usual'],
  ['the possible bound itself', '8310-5', 45, 'unusual'],
  ['a saturation of 101 %', '59408-5', 101, 'impossible'],
  ['not a number', '8867-4', Number.NaN, 'impossible'],
] as const)('%s is judged', (_what, code, value, expected) => {
  expect(judgeVitalSign({ code, value })).toBe(expected);
});

test('a value inside the usual range is never impossible', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...vitalSigns),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sign, share) => {
        const [low, high] = sign.usual;
        expect(judgeVitalSign({ code: sign.code, value: low + share * (high - low) })).toBe(
          'usual',
        );
      },
    ),
  );
});

test('every usual range lies within the possible one', () => {
  for (const { code } of vitalSigns) {
    const { possible, usual } = vitalSignByCode(code);
    expect(possible[0]).toBeLessThanOrEqual(usual[0]);
    expect(usual[1]).toBeLessThanOrEqual(possible[1]);
  }
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
