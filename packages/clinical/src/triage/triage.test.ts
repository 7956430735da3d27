import fc from 'fast-check';
import { possibleRange, usualRange } from '../observations/ranges.ts';
import { vitalSigns, type VitalSignCode, type VitalSignValue } from '../observations/vital-sign.ts';
import { adviseTriage, type TriageFacts } from './advise-triage.ts';
import { canBePregnant, dangerSigns, dangerSignsFor, type DangerSign } from './danger-sign.ts';
import { compareTriageColours, triageColours, type TriageColour } from './triage-colour.ts';
import { triageSources } from './triage-source.ts';

const months = (count: number) => ({ months: count, days: Math.floor(count * 30.44) });
const years = (count: number) => months(count * 12);
const newborn = { days: 6, months: 0 };

const codes = {
  systolic: '8480-6',
  diastolic: '8462-4',
  heart: '8867-4',
  breaths: '9279-1',
  temperature: '8310-5',
  oxygen: '59408-5',
} as const satisfies Record<string, VitalSignCode>;

type Measures = Partial<Record<keyof typeof codes, number>>;
const measured = (measures: Measures): VitalSignValue[] =>
  Object.entries(measures).map(([name, value]) => ({
    code: codes[name as keyof typeof codes],
    value,
  }));

const factsOf = (overrides: Partial<TriageFacts>): TriageFacts => ({
  age: years(40),
  isPregnant: false,
  vitalSigns: [],
  dangerSigns: [],
  ...overrides,
});

type Golden = readonly [age: TriageFacts['age'], measures: Measures, colour: TriageColour];

describe('the published limits, measurement by measurement', () => {
  const newborns: readonly Golden[] = [
    [newborn, { breaths: 59 }, 'green'],
    [newborn, { breaths: 60 }, 'red'],
    [newborn, { temperature: 37.5 }, 'red'],
    [newborn, { temperature: 35.4 }, 'red'],
    [newborn, { temperature: 37 }, 'green'],
    [newborn, { systolic: 59 }, 'red'],
    [newborn, { heart: 100 }, 'yellow'],
  ];
  const infants: readonly Golden[] = [
    [months(2), { temperature: 38 }, 'red'],
    [months(3), { temperature: 38 }, 'green'],
    [months(4), { temperature: 39 }, 'yellow'],
    [months(7), { breaths: 49 }, 'green'],
    [months(7), { breaths: 50 }, 'yellow'],
    [months(7), { breaths: 60 }, 'red'],
    [months(7), { heart: 181 }, 'red'],
    [months(7), { systolic: 69 }, 'red'],
    [months(7), { oxygen: 92 }, 'green'],
    [months(7), { oxygen: 91 }, 'yellow'],
    [months(7), { oxygen: 89 }, 'red'],
  ];
  const children: readonly Golden[] = [
    [years(2), { breaths: 40 }, 'yellow'],
    [years(2), { breaths: 50 }, 'red'],
    [years(3), { breaths: 40 }, 'red'],
    [years(3), { temperature: 34.9 }, 'red'],
    [years(3), { temperature: 39.1 }, 'yellow'],
    [years(3), { systolic: 75 }, 'red'],
    [years(3), { heart: 161 }, 'red'],
    [years(8), { heart: 116 }, 'yellow'],
    [years(8), { heart: 141 }, 'red'],
    [years(8), { breaths: 26 }, 'yellow'],
    [years(8), { breaths: 31 }, 'red'],
    [years(8), { systolic: 85 }, 'red'],
    [years(14), { heart: 109 }, 'yellow'],
    [years(14), { heart: 151 }, 'red'],
    [years(14), { systolic: 90 }, 'red'],
  ];
  const adults: readonly Golden[] = [
    [years(40), { heart: 72, breaths: 14, temperature: 36.8, oxygen: 98 }, 'green'],
    [years(40), { heart: 49 }, 'red'],
    [years(40), { heart: 131 }, 'yellow'],
    [years(40), { heart: 151 }, 'red'],
    [years(40), { breaths: 25 }, 'yellow'],
    [years(40), { breaths: 31 }, 'red'],
    [years(40), { oxygen: 89 }, 'red'],
    [years(40), { systolic: 90 }, 'red'],
    [years(40), { systolic: 201 }, 'yellow'],
    [years(40), { temperature: 39.1 }, 'yellow'],
    [years(40), { temperature: 31.9 }, 'red'],
    // None alone is grave; together they are 7 on NEWS2.
    [years(40), { heart: 112, breaths: 22, temperature: 38.5, systolic: 99 }, 'red'],
    [years(40), { heart: 112, breaths: 22, temperature: 38.5 }, 'yellow'],
  ];
  test.each([...newborns, ...infants, ...children, ...adults])(
    'at %j %j is %s',
    (age, measures, colour) => {
      const advice = adviseTriage(factsOf({ age, vitalSigns: measured(measures) }));
      expect(advice?.colour).toBe(colour);
    },
  );

  test.each([
    [{ systolic: 139, diastolic: 85 }, 'green'],
    [{ systolic: 140, diastolic: 85 }, 'yellow'],
    [{ systolic: 160, diastolic: 100 }, 'red'],
    [{ systolic: 150, diastolic: 110 }, 'red'],
    [{ heart: 105 }, 'yellow'],
    [{ heart: 121 }, 'red'],
    [{ temperature: 38.1 }, 'red'],
    [{ oxygen: 94 }, 'red'],
  ] as const)('in pregnancy %j is %s', (measures, colour) => {
    const facts = factsOf({ age: years(27), isPregnant: true, vitalSigns: measured(measures) });
    expect(adviseTriage(facts)?.colour).toBe(colour);
  });
});

describe('the danger signs', () => {
  test.each([
    ['not-feeding-well', newborn, 'red'],
    ['chest-indrawing', newborn, 'red'],
    ['chest-indrawing', months(9), 'yellow'],
    ['unable-to-drink', years(3), 'red'],
    ['severe-dehydration', years(8), 'red'],
    ['acute-chest-pain', years(30), 'yellow'],
    ['acute-chest-pain', years(62), 'red'],
    ['vomits-everything', years(30), 'yellow'],
    ['convulsions', years(30), 'red'],
  ] as const)('%s at %j is %s', (sign, age, colour) => {
    expect(adviseTriage(factsOf({ age, dangerSigns: [sign] }))?.colour).toBe(colour);
  });

  test('are those of the age and of pregnancy, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_300 }), fc.boolean(), (count, isPregnant) => {
        const offered = dangerSignsFor({ age: months(count), isPregnant }).map(({ code }) => code);
        expect(new Set(offered).size).toBe(offered.length);
        expect(offered.includes('active-labour')).toBe(isPregnant);
      }),
    );
    expect(dangerSignsFor({ age: newborn, isPregnant: false })).toContainEqual(
      expect.objectContaining({ code: 'not-feeding-well' }),
    );
  });

  test('of pregnancy are asked about where there can be one', () => {
    expect(canBePregnant('female', years(27))).toBe(true);
    expect(canBePregnant('male', years(27))).toBe(false);
    expect(canBePregnant('female', years(8))).toBe(false);
    expect(canBePregnant('female', years(70))).toBe(false);
  });
});

describe('the advice', () => {
  test('is none where nothing was seen or measured', () => {
    expect(adviseTriage(factsOf({}))).toBeUndefined();
  });

  test('gives its reasons, gravest first, each with a source that is known', () => {
    const advice = adviseTriage(
      factsOf({
        age: months(9),
        vitalSigns: measured({ breaths: 52, oxygen: 88 }),
        dangerSigns: ['chest-indrawing'],
      }),
    );
    expect(advice?.reasons.map(({ colour, kind }) => [colour, kind])).toEqual([
      ['red', 'limit'],
      ['yellow', 'sign'],
      ['yellow', 'limit'],
    ]);
    for (const { source } of advice?.reasons ?? []) expect(triageSources[source]).toBeTruthy();
  });

  const anyAge = fc.oneof(fc.constant(newborn), fc.integer({ min: 0, max: 1_200 }).map(months));
  const anyCode = fc.constantFrom(...vitalSigns.map(({ code }) => code));
  const anySigns = fc.uniqueArray(fc.constantFrom<DangerSign>(...dangerSigns), { maxLength: 4 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const rankOf = (facts: TriageFacts) =>
    triageColours.indexOf(adviseTriage(facts)?.colour ?? 'green');

  test('never calms down because a value is worse', () => {
    fc.assert(
      fc.property(
        fc.record({ age: anyAge, isPregnant: fc.boolean(), dangerSigns: anySigns }),
        fc.array(fc.tuple(anyCode, share), { maxLength: 4 }),
        anyCode,
        fc.tuple(share, share),
        fc.boolean(),
        (who, others, code, [one, other], isLow) => {
          const valueAt = (of: VitalSignCode, at: number) => {
            const [low, high] = possibleRange(of, who.age);
            return low + at * (high - low);
          };
          const beside = others
            .filter(([of]) => of !== code)
            .map(([of, at]) => ({ code: of, value: valueAt(of, at) }));
          const [usualLow, usualHigh] = usualRange(code, who.age);
          const [least, most] = possibleRange(code, who.age);
          const edge = isLow ? usualLow : usualHigh;
          const end = isLow ? least : most;
          const [near, far] = [Math.min(one, other), Math.max(one, other)].map(
            (at) => edge + at * (end - edge),
          );
          const colourRank = (value = 0) =>
            rankOf({ ...who, vitalSigns: [...beside, { code, value }] });
          expect(colourRank(far)).toBeGreaterThanOrEqual(colourRank(near));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('never calms down because a sign was seen, or something more was measured', () => {
    fc.assert(
      fc.property(
        fc.record({ age: anyAge, isPregnant: fc.boolean() }),
        anySigns,
        fc.constantFrom<DangerSign>(...dangerSigns),
        anyCode,
        share,
        (who, seen, more, code, at) => {
          const [low, high] = possibleRange(code, who.age);
          const value = { code, value: low + at * (high - low) };
          const before = { ...who, dangerSigns: seen, vitalSigns: [] };
          const after = { ...who, dangerSigns: [...seen, more], vitalSigns: [value] };
          expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before));
        },
      ),
    );
  });

  test('puts colours in the order of gravity', () => {
    expect(triageColours.toSorted(compareTriageColours)).toEqual(['green', 'yellow', 'red']);
  });
});
