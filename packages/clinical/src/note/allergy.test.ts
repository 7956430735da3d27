import fc from 'fast-check';
import { matchingAllergies } from './allergy.ts';
import { drugClasses } from './drug-classes.ts';

describe('a medication against what the patient must not be given', () => {
  test.each([
    ['Amoxicilline 1 g', 'amoxicilline'],
    ['AMOXICILLIN', 'Amoxicilline'],
    ['Amoxicilline', 'Pénicilline'],
    ['Augmentin 500', 'pénicillines'],
    ['amoxicilline/ac clavulanique', 'Penicillin G'],
    ['أموكسيسيلين', 'Pénicilline'],
    ['Amoxicilline', 'البنسلين'.replace('ال', '')],
    ['Ibuprofène', 'Aspirine'],
    ['Cotrimoxazole', 'Sulfamides'],
    ['Iode', 'iode'],
  ])('warns of %s for %s', (medication, substance) => {
    expect(matchingAllergies(medication, [substance])).toEqual([substance]);
  });

  test.each([
    ['Paracétamol', 'Pénicilline'],
    ['Ceftriaxone', 'Pénicilline'],
    ['Acide folique', 'Acide acétylsalicylique'],
    ['', 'Pénicilline'],
    ['Paracétamol', ''],
  ])('does not warn of %s for %s', (medication, substance) => {
    expect(matchingAllergies(medication, [substance])).toEqual([]);
  });

  const members = fc
    .constantFrom(...drugClasses)
    .chain((of) => fc.tuple(fc.constantFrom(...of.names), fc.constantFrom(...of.members)));

  test('warns of every member for the class, however it is written', () => {
    fc.assert(
      fc.property(members, fc.boolean(), ([name, member], isLoud) => {
        const typed = isLoud ? member.toUpperCase() : `  ${member} 500 mg`;
        expect(matchingAllergies(typed, [name])).toEqual([name]);
        expect(matchingAllergies(typed.normalize('NFD'), [name.toUpperCase()])).toHaveLength(1);
      }),
    );
  });

  test('never breaks, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(matchingAllergies(a, [b]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
