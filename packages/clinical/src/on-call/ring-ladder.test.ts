import fc from 'fast-check';
import { hasNextRing, newcomerRings, nextRings, type Ring } from './ring-ladder.ts';

const order = ['marrakech', 'casablanca', 'rabat'];
const ring = (hospitalId: string, ...practitionerIds: string[]): Ring => ({
  hospitalId,
  practitionerIds,
});
const pool = (...rings: Ring[]) =>
  new Map(rings.map(({ hospitalId, practitionerIds }) => [hospitalId, practitionerIds]));

describe('a request nobody has answered', () => {
  test("rings the site's own hospital first", () => {
    const onCall = pool(ring('marrakech', 'benali', 'tazi'), ring('casablanca', 'berrada'));
    expect(nextRings(order, [], onCall)).toEqual([ring('marrakech', 'benali', 'tazi')]);
  });

  test('passes a hospital over where nobody is on call, and says so', () => {
    expect(nextRings(order, [], pool(ring('rabat', 'alaoui')))).toEqual([
      ring('marrakech'),
      ring('casablanca'),
      ring('rabat', 'alaoui'),
    ]);
  });

  test('rings who came on call since, where it rang already', () => {
    const rung = [ring('marrakech', 'benali'), ring('casablanca')];
    const onCall = pool(ring('marrakech', 'benali', 'tazi'), ring('rabat', 'alaoui'));
    expect(newcomerRings(rung, onCall)).toEqual([ring('marrakech', 'tazi')]);
  });

  test('rings every hospital once and in order, and everybody on call, whoever they are', () => {
    const person = fc.stringMatching(/^[a-z]{6}$/);
    const people = fc.uniqueArray(person, { minLength: 9, maxLength: 9 });
    const counts = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(people, counts, (names, [first, second, third]) => {
        const onCall = pool(
          ring('marrakech', ...names.slice(0, first)),
          ring('casablanca', ...names.slice(3, 3 + second)),
          ring('rabat', ...names.slice(6, 6 + third)),
        );
        const rung: Ring[] = [];
        while (hasNextRing(order, rung)) {
          const next = nextRings(order, rung, onCall);
          expect(next.slice(0, -1).every((it) => it.practitionerIds.length === 0)).toBe(true);
          rung.push(...next);
        }
        expect(rung.map(({ hospitalId }) => hospitalId)).toEqual(order);
        expect(newcomerRings(rung, onCall)).toEqual([]);
      }),
    );
  });
});
