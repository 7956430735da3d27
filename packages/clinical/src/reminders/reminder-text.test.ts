import fc from 'fast-check';
import { fitsOneSms, reminderText } from './reminder-text.ts';
import { birthDatesDueOn, visitDay } from './vaccination.ts';

const tighdouine = {
  fr: 'Centre de santé rural Tighdouine',
  ar: 'المركز الصحي القروي تيغدوين',
  en: 'Tighdouine Rural Health Centre',
};
const startsAt = new Date('2026-05-12T13:30:00Z');

describe('what a reminder says', () => {
  it('is a day, a time and a place', () => {
    const facts = { kind: 'appointment', occasion: 'day-before', day: '2026-05-12' } as const;
    const all = { ...facts, startsAt, place: tighdouine };
    expect(reminderText('fr', all)).toBe(
      'Rappel : vous avez rendez-vous demain 12/05 à 14:30, Centre de santé rural Tighdouine.',
    );
    expect(reminderText('ar', all)).toBe(
      'تذكير: لديكم موعد غدا 12/05 على 14:30, المركز الصحي القروي تيغدوين.',
    );
  });

  it('says of a vaccination only that the child is expected', () => {
    const facts = { kind: 'vaccination', occasion: 'days-before', day: '2026-05-12' } as const;
    expect(reminderText('fr', { ...facts, place: tighdouine })).toBe(
      'Rappel : une visite de votre enfant est prévue le 12/05, Centre de santé rural Tighdouine. Apportez le carnet de santé.',
    );
  });

  it('asks who has no time yet to come for one', () => {
    const facts = { kind: 'follow-up', occasion: 'days-before', day: '2026-05-12' } as const;
    expect(reminderText('fr', { ...facts, place: tighdouine })).toBe(
      'Rappel : une nouvelle visite est prévue vers le 12/05, Centre de santé rural Tighdouine. Venez demander votre rendez-vous.',
    );
    expect(reminderText('ar', { ...facts, place: tighdouine })).toContain('تعالوا لأخذ موعد.');
  });

  it('fits one message, whatever the place is called', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('fr' as const, 'ar' as const),
        fc.constantFrom('appointment' as const, 'follow-up' as const, 'vaccination' as const),
        (text, language, kind) => {
          const place = { fr: text, ar: text, en: text };
          const facts = { kind, occasion: 'days-before', day: '2026-05-12', startsAt } as const;
          expect(fitsOneSms(reminderText(language, { ...facts, place }))).toBe(true);
        },
      ),
    );
  });
});

describe('the day of a visit', () => {
  const day = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const age = fc.record({
    months: fc.integer({ min: 0, max: 140 }),
    days: fc.integer({ min: 0, max: 40 }),
  });

  it('keeps to the month', () => {
    expect(visitDay('2026-01-31', { months: 1, days: 0 })).toBe('2026-02-28');
    expect(birthDatesDueOn('2026-02-28', { months: 1, days: 0 })).toEqual([
      '2026-01-28',
      '2026-01-29',
      '2026-01-30',
      '2026-01-31',
    ]);
  });

  it('is found back from every birth date', () => {
    fc.assert(
      fc.property(day, age, (birthDate, visit) => {
        expect(birthDatesDueOn(visitDay(birthDate, visit), visit)).toContain(birthDate);
      }),
    );
  });
});
