import fc from 'fast-check';
import {
  completedIdentity,
  formerNamesOf,
  isMergeConfirmed,
  mergedAllergies,
  mergedConsents,
  mergedIdentity,
  mergeObstaclesOf,
  type FormerName,
  type MergeableIdentity,
} from './merge.ts';

const khadija: MergeableIdentity = {
  familyName: 'Amrani',
  givenName: 'Khadija',
  gender: 'female',
  birthDate: '1958-04-12',
  isBirthDateEstimated: false,
  nationalId: 'EE112233',
  formerNames: [],
};
const elsewhere: MergeableIdentity = {
  familyName: 'El Amrani',
  givenName: 'Khadidja',
  gender: 'unknown',
  birthDate: '1960-01-01',
  isBirthDateEstimated: true,
  healthCardNumber: '100200300401',
  phone: '0661000001',
  motherName: 'Zahra Idrissi',
  formerNames: [],
};

test('what one file says holds, what it does not say comes from the other', () => {
  expect(mergedIdentity(khadija, elsewhere)).toEqual({
    ...khadija,
    healthCardNumber: '100200300401',
    phone: '0661000001',
    motherName: 'Zahra Idrissi',
    cardCode: undefined,
    formerNames: [{ familyName: 'El Amrani', givenName: 'Khadidja', motherName: 'Zahra Idrissi' }],
  });
  expect(mergedIdentity(elsewhere, khadija)).toMatchObject({
    familyName: 'El Amrani',
    gender: 'female',
    birthDate: '1958-04-12',
    isBirthDateEstimated: false,
    nationalId: 'EE112233',
  });
});

test('what is written of somebody once more fills their file, and changes nothing it says', () => {
  const { cardCode: _, formerNames, ...written } = mergedIdentity(elsewhere, khadija);
  expect(completedIdentity(khadija, { ...written, phone: '0661000001' })).toEqual({
    ...khadija,
    healthCardNumber: '100200300401',
    phone: '0661000001',
    motherName: 'Zahra Idrissi',
    cardCode: undefined,
  });
  expect(formerNames).not.toEqual([]);
});

test('a newborn takes the name that the other file has', () => {
  const unnamed = { ...elsewhere, familyName: 'Ouaziz', givenName: '' };
  const named = { ...elsewhere, familyName: 'Ouaziz', givenName: 'Adam' };
  expect(mergedIdentity(unnamed, named)).toMatchObject({
    givenName: 'Adam',
    formerNames: [{ familyName: 'Ouaziz', givenName: '', motherName: 'Zahra Idrissi' }],
  });
});

test.each([
  [{}, []],
  [{ nationalId: 'EE999999' }, ['national-id']],
  [{ gender: 'male' }, ['gender']],
  [{ gender: 'male', nationalId: 'EE999999' }, ['national-id', 'gender']],
  [{ healthCardNumber: '999999999' }, []],
] as const)('two files of which one says %j: %j', (difference, obstacles) => {
  const one = { ...khadija, healthCardNumber: '100200300401' };
  expect(mergeObstaclesOf(one, { ...one, ...difference })).toEqual(obstacles);
});

test.each([
  ['who are likely one person', elsewhere, '', true],
  ['who only share a name', { ...elsewhere, birthDate: '1990-06-01' }, '', false],
  ['of whom nothing is alike', { ...elsewhere, familyName: 'Ouaziz' }, '', false],
  ['of whom another is named', { ...elsewhere, familyName: 'Ouaziz' }, 'Amrani', false],
  ['of whom the one that goes is named', { ...elsewhere, familyName: 'Ouaziz' }, ' OUAZIZ', true],
])('two %s are merged by a tick or by a name: %#', (_who, merged, name, isConfirmed) => {
  expect(isMergeConfirmed(khadija, merged, name)).toBe(isConfirmed);
});

const instant = fc.integer({ min: 0, max: 20 }).map((hour) => new Date(hour * 3_600_000));
const consents = fc.array(
  fc.record(
    {
      id: fc.uuid(),
      scope: fc.constantFrom(undefined, 'teleconsultation', 'recording'),
      recordedAt: instant,
      withdrawnAt: fc.option(instant, { nil: undefined }),
    },
    { requiredKeys: ['id', 'recordedAt'] },
  ),
);
const scopeOf = ({ scope }: { readonly scope?: string | undefined }) => scope ?? 'teleconsultation';
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).toSorted();

describe('Of two files made one', () => {
  test('every agreement is there once, and none holds that was taken back later in either', () => {
    fc.assert(
      fc.property(consents, consents, (one, other) => {
        const merged = mergedConsents(one, other);
        expect(idsOf(merged)).toEqual(idsOf([...one, ...other]));
        for (const consent of merged.filter(({ withdrawnAt }) => !withdrawnAt)) {
          const takenBack = [...one, ...other].filter(
            (it) =>
              scopeOf(it) === scopeOf(consent) &&
              it.withdrawnAt &&
              it.withdrawnAt.getTime() >= consent.recordedAt.getTime(),
          );
          expect(takenBack).toEqual([]);
        }
      }),
    );
  });

  const allergies = fc.array(
    fc.record({
      id: fc.uuid(),
      substance: fc.constantFrom('Pénicilline', 'penicilline', 'بنسلين', 'Œufs'),
      recordedAt: instant,
      removedAt: fc.option(instant, { nil: undefined }),
    }),
  );

  test('every known allergy is known once, and what was taken off stays so', () => {
    fc.assert(
      fc.property(allergies, allergies, (one, other) => {
        const all = [...one, ...other];
        const merged = mergedAllergies(one, other);
        const namesIn = (list: typeof all) =>
          list
            .filter(({ removedAt }) => !removedAt)
            .map(({ substance }) => substance.toLowerCase().replace('é', 'e'));
        expect(new Set(namesIn(merged))).toEqual(new Set(namesIn(all)));
        expect(namesIn(merged)).toHaveLength(new Set(namesIn(all)).size);
        const removed = (list: typeof all) => idsOf(list.filter(({ removedAt }) => removedAt));
        expect(removed(merged)).toEqual(removed(all));
      }),
    );
  });

  test('every name either had is the present one or a former one, each once', () => {
    const word = fc.constantFrom('Amrani', 'Ouaziz', 'Adam', '');
    const names = fc.array(fc.record({ familyName: word, givenName: word }), { minLength: 1 });
    fc.assert(
      fc.property(names, (all) => {
        const [present = { familyName: '', givenName: '' }] = all;
        const kept = [present, ...formerNamesOf(present, all)];
        const written = (list: readonly FormerName[]) =>
          new Set(list.map(({ familyName, givenName }) => `${familyName} ${givenName}`));
        expect(written(kept)).toEqual(written(all));
        expect(kept).toHaveLength(written(all).size);
      }),
    );
  });
});
