import fc from 'fast-check';
import {
  canonicalJson,
  emptyContent,
  isSameContent,
  noteOutcomes,
  type NoteContent,
} from './content.ts';
import { missingToSign, type MissingPath } from './completeness.ts';
import { greatCircleKm, journeyAvoidedKm } from './journey-avoided.ts';
import { isEditable, noteStatuses } from './note.ts';
import { missingInLine, type PrescriptionLine } from './prescription.ts';

const facts = { today: '2026-03-09', allergies: [] };
const written: NoteContent = {
  ...emptyContent,
  text: { ...emptyContent.text, assessment: 'Migraine', plan: 'Repos' },
};
const paracetamol: PrescriptionLine = {
  id: 'line-1',
  medication: 'Paracétamol',
  dose: 1,
  unit: 'g',
  route: 'oral',
  frequency: 'three-times-daily',
  duration: { count: 3, unit: 'day' },
  instructions: '',
};
const transfer: NoteContent['referral'] = {
  kind: 'transfer',
  urgency: 'immediate',
  facilityName: 'CHU Mohammed VI',
  reason: 'État de mal',
};

const missing = (content: Partial<NoteContent>) => missingToSign({ ...written, ...content }, facts);

test('only a preliminary note can be edited', () => {
  expect(noteStatuses.filter(isEditable)).toEqual(['preliminary']);
});

describe('what is missing to sign', () => {
  test('is assessment, plan and outcome of an empty note, blanks do not count', () => {
    const blank = { ...emptyContent, text: { ...emptyContent.text, plan: ' \n' } };
    expect(missingToSign(blank, facts)).toEqual(['text.assessment', 'text.plan', 'outcome']);
  });

  test.each<[string, Partial<NoteContent>, readonly MissingPath[]]>([
    ['nothing more when treated on site', { outcome: 'treated-on-site' }, []],
    ['the day of a follow-up', { outcome: 'follow-up' }, ['followUp.date']],
    [
      'a day to come',
      { outcome: 'follow-up', followUp: { date: '2026-03-08', reason: '' } },
      ['followUp.date'],
    ],
    ['nothing with it', { outcome: 'follow-up', followUp: { date: '2026-03-09', reason: '' } }, []],
    ['the transfer itself', { outcome: 'urgent-transfer' }, ['referral']],
    [
      'an accepting hospital',
      { outcome: 'urgent-transfer', referral: { ...transfer, facilityName: ' ' } },
      ['referral.facilityName'],
    ],
    ['nothing of a whole transfer', { outcome: 'planned-transfer', referral: transfer }, []],
    [
      'a transfer, where only an appointment was made',
      { outcome: 'planned-transfer', referral: { ...transfer, kind: 'referral' } },
      ['referral'],
    ],
    ['why it was not completed', { outcome: 'not-completed' }, ['outcomeReason']],
    [
      'what a line of the prescription lacks',
      {
        outcome: 'treated-on-site',
        prescription: [paracetamol, { ...paracetamol, dose: undefined }],
      },
      ['prescription.1.dose'],
    ],
  ])('is %s', (_, content, expected) => {
    expect(missing(content)).toEqual(expected);
  });

  test('is no word where nothing took place, once it is said why', () => {
    const content = {
      ...emptyContent,
      outcome: 'not-completed' as const,
      outcomeReason: 'Liaison perdue',
    };
    expect(missingToSign(content, facts)).toEqual([]);
  });

  test('is the reason why an allergy is passed over, for the very substance', () => {
    const line = { ...paracetamol, medication: 'Clamoxyl 1 g' };
    const warned = { today: facts.today, allergies: ['Pénicilline'] };
    const sign = (prescribed: PrescriptionLine) =>
      missingToSign({ ...written, outcome: 'treated-on-site', prescription: [prescribed] }, warned);
    const unsaid: readonly MissingPath[] = ['prescription.0.allergyAcknowledgement'];
    expect(sign(line)).toEqual(unsaid);
    const seen = (substance: string, reason: string) =>
      sign({ ...line, allergyAcknowledgement: { substances: [substance], reason } });
    expect(seen('Pénicilline', ' ')).toEqual(unsaid);
    expect(seen('Iode', 'Allergie écartée')).toEqual(unsaid);
    expect(seen('Pénicilline', 'Allergie écartée par test')).toEqual([]);
  });

  const anyContent: fc.Arbitrary<NoteContent> = fc.record({
    text: fc.record({
      subjective: fc.string(),
      objective: fc.string(),
      assessment: fc.string(),
      plan: fc.string(),
      advice: fc.string(),
    }),
    diagnoses: fc.constant([]),
    prescription: fc.array(
      fc.constantFrom(paracetamol, { ...paracetamol, unit: undefined, duration: undefined }),
      { maxLength: 3 },
    ),
    followUp: fc.option(
      fc.record({
        date: fc.constantFrom(undefined, '2026-03-01', '2026-04-01'),
        reason: fc.string(),
      }),
      { nil: undefined },
    ),
    referral: fc.option(
      fc.record({
        kind: fc.constantFrom('referral' as const, 'transfer' as const),
        urgency: fc.constantFrom(undefined, 'planned' as const),
        facilityName: fc.string(),
        reason: fc.string(),
      }),
      { nil: undefined },
    ),
    outcome: fc.constantFrom(undefined, ...noteOutcomes),
    outcomeReason: fc.string(),
  });

  test('is named once each, whatever is written', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const paths = missingToSign(content, facts);
        expect(new Set(paths).size).toBe(paths.length);
      }),
    );
  });

  test('is never nothing without an outcome, and no transfer goes without a hospital', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        if (missingToSign(content, facts).length > 0) return;
        expect(content.outcome).toBeDefined();
        if (content.outcome?.endsWith('-transfer')) {
          expect(content.referral?.facilityName.trim()).not.toBe('');
        }
        expect(content.prescription.flatMap(missingInLine)).toEqual([]);
      }),
    );
  });

  test('grows by nothing when more is written into what was complete', () => {
    fc.assert(
      fc.property(anyContent, fc.string(), (content, words) => {
        const before = missingToSign(content, facts);
        const more = {
          ...content,
          text: { ...content.text, advice: words, plan: `${content.text.plan}x` },
        };
        const after = missingToSign(more, facts);
        expect(after.every((path) => before.includes(path))).toBe(true);
      }),
    );
  });

  test('is the same however the content is put together', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const reversed = Object.fromEntries(Object.entries(content).toReversed()) as NoteContent;
        expect(canonicalJson(reversed)).toBe(canonicalJson(content));
        expect(
          isSameContent(content, { ...content, outcomeReason: `${content.outcomeReason}.` }),
        ).toBe(false);
      }),
    );
  });
});

describe('a line of a prescription', () => {
  test('taken once has no duration', () => {
    const once = { ...paracetamol, frequency: 'single-dose' as const, duration: undefined };
    expect(missingInLine(once)).toEqual([]);
    expect(missingInLine({ ...paracetamol, duration: undefined })).toEqual(['duration']);
  });
});

describe('the journey that was avoided', () => {
  const imilchil = { latitude: 32.155, longitude: -5.63 };
  const marrakech = { latitude: 31.6295, longitude: -7.9811 };

  test('is there and back for those who stay, and none for those who go', () => {
    const km = journeyAvoidedKm('treated-on-site', imilchil, marrakech) ?? 0;
    expect(km).toBeGreaterThan(430);
    expect(km).toBeLessThan(470);
    expect(journeyAvoidedKm('urgent-transfer', imilchil, marrakech)).toBe(0);
    expect(journeyAvoidedKm('not-completed', imilchil, marrakech)).toBe(0);
  });

  test('is not known where a place is not', () => {
    expect(journeyAvoidedKm('treated-on-site', undefined, marrakech)).toBeUndefined();
  });

  test('is as long one way as the other, and never longer than half the Earth', () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => {
        const km = greatCircleKm(a, b);
        expect(greatCircleKm(b, a)).toBeCloseTo(km, 6);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThan(20_016);
        expect(greatCircleKm(a, a)).toBe(0);
      }),
    );
  });
});
