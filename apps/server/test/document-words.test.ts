import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@qarib/contracts';
import {
  documentWords,
  filled,
  listed,
  noteWords,
} from '../src/use-cases/documents/words/document-words.ts';
import { isFrenchSpaced } from '@qarib/testing/french-spaces';
import { refusalWords } from '../src/http/refusal-words.ts';
import { reportWords } from '../src/use-cases/statistics/report/words/report-words.ts';

const webWords = (path: string): unknown =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../web/src/shared', path), 'utf8').replaceAll(
      /\{\{(\w+)\}\}/g,
      '{$1}',
    ),
  );

const textsIn = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(Object(words)).flatMap(textsIn);

describe('The words on paper', () => {
  test.each(languages)('are those of the screen, in %s', (language) => {
    const { sections, specialties, genders, ...parts } = noteWords[language];
    expect(webWords(`note/locales/${language}.json`)).toMatchObject(parts);
    expect(webWords(`locales/${language}.json`)).toMatchObject({
      noteSections: sections,
      specialties,
      genders,
    });
  });

  test.each(languages)('are those of the figures on the screen, in %s', (language) => {
    const { shown, priorities } = reportWords[language];
    const features = `../features/figures/locales/${language}.json`;
    expect(webWords(features)).toMatchObject(shown);
    expect(webWords(`locales/${language}.json`)).toMatchObject({ priorities });
  });

  test.each(languages)('are all there, with the same gaps to fill, in %s', (language) => {
    const gapsOf = (words: object) =>
      Object.values(words).map((text: unknown) =>
        typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []).toSorted() : [],
      );
    expect(gapsOf(documentWords[language])).toEqual(gapsOf(documentWords.fr));
    expect(gapsOf(reportWords[language])).toEqual(gapsOf(reportWords.fr));
    expect(JSON.stringify([documentWords[language], reportWords[language]])).not.toContain('""');
  });

  test('set French double punctuation off by a space at which no line breaks', () => {
    const french = [documentWords.fr, noteWords.fr, reportWords.fr, refusalWords.fr];
    expect(textsIn(french).filter((text) => !isFrenchSpaced(text))).toEqual([]);
  });

  test('keep what is filled in apart from what is around it', () => {
    expect(filled('a {x} b', { x: 'أ' })).toBe('a \u2068أ\u2069 b');
    const list = listed(['Pénicilline', 'السلفا'], '، ');
    expect(list).toBe('\u2068Pénicilline\u2069، \u2068السلفا\u2069');
    expect(filled('{x}', { x: list })).toBe(list);
  });
});
