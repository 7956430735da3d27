import fc from 'fast-check';
import { emptyContent, type NoteContent } from './content.ts';
import { signatureVersion, signedText, verifiableTexts, type SignedWriting } from './signature.ts';

const content: NoteContent = {
  ...emptyContent,
  text: { ...emptyContent.text, assessment: 'Crise isolée', plan: 'EEG' },
  outcome: 'treated-on-site',
};
const signed: SignedWriting = {
  consultationId: 'seizure',
  amendment: 0,
  content,
  signerId: 'benali',
  signerNumber: '031204517',
  signedAt: '2026-03-09T09:00:00.000Z',
};

describe('what a signature vouches for', () => {
  test.each<[string, Partial<SignedWriting>]>([
    ['the words', { content: { ...content, text: { ...content.text, plan: 'IRM' } } }],
    ['the outcome', { content: { ...content, outcome: 'urgent-transfer' } }],
    ['who signed', { signerId: 'tazi' }],
    ['the professional number', { signerNumber: '031204518' }],
    ['when', { signedAt: '2026-03-09T09:00:00.001Z' }],
    ['of which consultation', { consultationId: 'another' }],
    ['which amendment', { amendment: 1 }],
    ['why it was amended', { amendmentReason: 'Dose' }],
    ['what it amends', { previousHash: 'ab' }],
  ])('includes %s', (_what, change) => {
    expect(signedText({ ...signed, ...change })).not.toBe(signedText(signed));
  });

  test('is written the same in whatever order its parts come', () => {
    const turned = Object.fromEntries(Object.entries(content).toReversed()) as NoteContent;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plan) => {
        const text = { ...content.text, plan };
        const one = signedText({ ...signed, content: { ...content, text } });
        const other = { ...signed, amendmentReason: undefined, content: { ...turned, text } };
        expect(signedText(other)).toBe(one);
        expect(JSON.parse(one)).toMatchObject({ content: { text: { plan } } });
      }),
    );
  });
});

describe('what a stored hash may be over', () => {
  test('is one text for a signature of now', () => {
    expect(verifiableTexts(signatureVersion, signed)).toEqual([signedText(signed)]);
  });

  test('is the content, or the words of a note that has nothing else, for one of before', () => {
    expect(verifiableTexts(undefined, signed)).toHaveLength(1);
    const { text } = content;
    const [, words] = verifiableTexts(undefined, { ...signed, content: { ...emptyContent, text } });
    expect(words).toBe(
      '{"subjective":"","objective":"","assessment":"Crise isolée","plan":"EEG","advice":""}',
    );
  });

  test('is nothing this version knows for one of a later version', () => {
    expect(verifiableTexts(signatureVersion + 1, signed)).toEqual([]);
  });
});
