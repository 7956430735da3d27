import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  administrativeGenders,
  allReasonCodes,
  consultationPriorities,
  consultationStatuses,
  dangerSigns,
  doseFrequencies,
  doseRoutes,
  doseUnits,
  guestKinds,
  noteOutcomes,
  noteSections,
  referralKinds,
  referralUrgencies,
  roles,
  specialties,
  triageSources,
  vitalSigns,
} from '@qarib/clinical';
import { errorCodes, languages, type Language } from '@qarib/contracts';
import { isFrenchSpaced } from '@qarib/testing/french-spaces';
import { words as arDesk } from '../src/app/languages/ar-desk.ts';
import { words as arDoor } from '../src/app/languages/ar-door.ts';
import { words as arFigures } from '../src/app/languages/ar-figures.ts';
import { words as arPorch } from '../src/app/languages/ar-porch.ts';
import { words as arRooms } from '../src/app/languages/ar.ts';
import { words as arSeldom } from '../src/app/languages/ar-seldom.ts';
import { words as enDesk } from '../src/app/languages/en-desk.ts';
import { words as enDoor } from '../src/app/languages/en-door.ts';
import { words as enFigures } from '../src/app/languages/en-figures.ts';
import { words as enPorch } from '../src/app/languages/en-porch.ts';
import { words as enRooms } from '../src/app/languages/en.ts';
import { words as enSeldom } from '../src/app/languages/en-seldom.ts';
import { words as frDesk } from '../src/app/languages/fr-desk.ts';
import { words as frDoor } from '../src/app/languages/fr-door.ts';
import { words as frFigures } from '../src/app/languages/fr-figures.ts';
import { words as frPorch } from '../src/app/languages/fr-porch.ts';
import { words as frRooms } from '../src/app/languages/fr.ts';
import { words as frSeldom } from '../src/app/languages/fr-seldom.ts';
import consentTexts from '../src/features/consent/texts/fr.json';
import { clientErrorCodes } from '../src/shared/api/api-error.ts';

const wordsOf: Record<Language, unknown> = {
  fr: { ...frDoor, ...frRooms, ...frDesk, ...frPorch, ...frFigures, ...frSeldom },
  ar: { ...arDoor, ...arRooms, ...arDesk, ...arPorch, ...arFigures, ...arSeldom },
  en: { ...enDoor, ...enRooms, ...enDesk, ...enPorch, ...enFigures, ...enSeldom },
};
const sourceDir = path.join(__dirname, '../src');
const pluralForm = /_(zero|one|two|few|many|other)$/;

/** Every leaf as `feature:path.to.key`. */
function leaves(node: unknown, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(Object(node))) {
    const name =
      prefix === '' ? `${key}:` : prefix.endsWith(':') ? prefix + key : `${prefix}.${key}`;
    if (typeof value === 'string') found.set(name, value);
    else for (const [inner, text] of leaves(value, name)) found.set(inner, text);
  }
  return found;
}

const texts = {
  fr: leaves(wordsOf.fr),
  ar: leaves(wordsOf.ar),
  en: leaves(wordsOf.en),
} satisfies Record<Language, Map<string, string>>;

const baseOf = (key: string) => key.replace(pluralForm, '');
const isPlural = (key: string) => pluralForm.test(key);
const bases = (language: Language) => new Set([...texts[language].keys()].map(baseOf));
const allBases = new Set(languages.flatMap((language) => [...bases(language)]));
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].toSorted((a, b) =>
    a.localeCompare(b),
  );

describe.each(languages)('the words of the interface in %s', (language) => {
  test('miss no key that another language has', () => {
    expect([...allBases].filter((key) => !bases(language).has(key))).toEqual([]);
  });

  test('are never empty', () => {
    const empty = [...texts[language]].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test('carry every plural form of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const plurals = new Set([...texts[language].keys()].filter(isPlural).map(baseOf));
    const missing = [...plurals].flatMap((key) =>
      pluralCategories
        .map((category) => `${key}_${category}`)
        .filter((form) => !texts[language].has(form)),
    );
    expect(missing).toEqual([]);
  });

  test('take the same values as the French ones', () => {
    // A dual or a singular may say the count in its word: it needs fewer, never others.
    const different = [...texts[language]].filter(([key, text]) => {
      const french = texts.fr.get(key) ?? texts.fr.get(`${baseOf(key)}_other`) ?? '';
      const needed = placeholders(french);
      const used = placeholders(text);
      const isSubset = used.every((name) => needed.includes(name));
      return !isSubset || (!isPlural(key) && used.length !== needed.length);
    });
    expect(different).toEqual([]);
  });

  test.each([
    ['errors', [...errorCodes, ...clientErrorCodes]],
    ['specialties', specialties],
    ['priorities', consultationPriorities],
    ['priorityMeanings', consultationPriorities],
    ['statuses', consultationStatuses],
    ['genders', administrativeGenders],
    ['roles', roles],
    ['guestKinds', guestKinds],
    ['noteSections', noteSections],
    ['reasons', allReasonCodes()],
    ['vitalSigns', vitalSigns.map(({ name }) => name)],
    ['units', vitalSigns.map(({ unit }) => unit)],
  ] as const)('name everything of %s', (group, codes) => {
    const missing = codes.filter((code) => !texts[language].has(`shared:${group}.${code}`));
    expect(missing).toEqual([]);
  });

  test.each([
    ['dangerSigns', dangerSigns],
    ['triage.sources', Object.keys(triageSources)],
  ] as const)('name everything of the findings’ %s', (group, codes) => {
    const missing = codes.filter((code) => !texts[language].has(`findings:${group}.${code}`));
    expect(missing).toEqual([]);
  });

  test.each([
    ['outcomes', noteOutcomes],
    ['kinds', referralKinds],
    ['urgencies', referralUrgencies],
    ['units', doseUnits],
    ['routes', doseRoutes],
    ['frequencies', doseFrequencies],
  ] as const)('name every one of the %s of a note', (group, codes) => {
    const missing = codes.filter((code) => !texts[language].has(`note:${group}.${code}`));
    expect(missing).toEqual([]);
  });
});

test('French double punctuation stands behind a space at which no line breaks', () => {
  const consent = leaves(consentTexts, 'consent-text');
  const wrong = [...texts.fr, ...consent].filter(([, text]) => !isFrenchSpaced(text));
  expect(wrong).toEqual([]);
});

const sources = globSync('**/*.{ts,tsx}', { cwd: sourceDir, exclude: ['**/*.test.*'] }).map(
  (name) => readFileSync(path.join(sourceDir, name), 'utf8'),
);

/** Everything in quotes, and templates such as `errors.${code}` with a word in place of each hole. */
const quoted = new Set(
  sources.flatMap((source) => [...source.matchAll(/'([^'\n]*)'/g)].map(([, text]) => text ?? '')),
);
const templates = sources.flatMap((source) =>
  [...source.matchAll(/`((?:[\w.-]|\$\{[^}]*\})+)`/g)]
    .map(([, text]) => text ?? '')
    .filter((text) => /\.\$\{|\}\./.test(text))
    .map((text) => new RegExp(`^${text.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`)),
);

describe('the sources', () => {
  test('use every key there is', () => {
    const unused = [...bases('fr')].filter((key) => {
      const name = key.slice(key.indexOf(':') + 1);
      const isOfTemplate = templates.some((template) => template.test(name));
      return !quoted.has(name) && !quoted.has(key) && !isOfTemplate;
    });
    expect(unused).toEqual([]);
  });

  test('use no key that is absent', () => {
    const known = new Set([...allBases].map((key) => key.slice(key.indexOf(':') + 1)));
    const used = sources.flatMap((source) =>
      [...source.matchAll(/\b(?:t|shared)\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''),
    );
    expect(used.length).toBeGreaterThan(100);
    expect([...new Set(used)].filter((key) => !known.has(key))).toEqual([]);
  });
});
