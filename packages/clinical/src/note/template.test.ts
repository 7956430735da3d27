import fc from 'fast-check';
import { specialties } from '../catalogue/specialty.ts';
import { missingToSign } from './completeness.ts';
import { emptyContent } from './content.ts';
import { noteSections } from './note.ts';
import { noteTemplates, templateText } from './template.ts';

const languages = ['fr', 'ar', 'en'] as const;
const facts = { today: '2026-03-09', allergies: [] };

describe.each(specialties)('the headings of %s', (specialty) => {
  test.each(noteSections)('remind of something in %s, each once, in three languages', (section) => {
    const headings = noteTemplates[specialty][section];
    expect(headings.length).toBeGreaterThan(1);
    for (const language of languages) {
      const words = headings.map((it) => it[language]);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toMatch(/^\S.*[^\s:]$/u);
    }
    for (const { ar } of headings) expect(ar).toMatch(/^\p{Script=Arabic}/u);
  });

  test('are no note as long as nobody wrote under them', () => {
    const { assessment, plan } = noteTemplates[specialty];
    for (const language of languages) {
      const text = {
        ...emptyContent.text,
        assessment: templateText(assessment, language),
        plan: templateText(plan, language),
      };
      const content = { ...emptyContent, text, outcome: 'treated-on-site' as const };
      expect(missingToSign(content, facts)).toEqual(['text.assessment', 'text.plan']);
    }
  });
});

test('a word under any heading is a note', () => {
  const word = fc.stringMatching(/^[a-zéأ-ي0-9]{1,20}$/);
  const place = fc.record({
    specialty: fc.constantFrom(...specialties),
    language: fc.constantFrom(...languages),
    at: fc.nat(9),
  });
  fc.assert(
    fc.property(place, word, ({ specialty, language, at }, written) => {
      const lines = templateText(noteTemplates[specialty].plan, language).split('\n');
      const plan = lines.map((it, row) => (row === at % lines.length ? it + written : it));
      const text = { ...emptyContent.text, assessment: written, plan: plan.join('\n') };
      const content = { ...emptyContent, text, outcome: 'treated-on-site' as const };
      expect(missingToSign(content, facts)).toEqual([]);
    }),
  );
});
