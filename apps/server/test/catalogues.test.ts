import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { allReasonCodes, CodeIndex, specialties } from '@qarib/clinical';
import type { CatalogueName } from '@qarib/contracts';
import {
  CatalogueFileError,
  catalogueFolder,
  readCatalogueFile,
} from '../src/adapters/files/catalogue-file.ts';
import type { Browser } from './browser.ts';
import { people, Stage } from './stage.ts';

const bundled = join(import.meta.dirname, '../catalogues');

describe('catalogues', () => {
  let stage: Stage;
  let nurse: Browser;
  beforeAll(async () => {
    stage = await Stage.open();
    nurse = await stage.signedIn(people.nurse);
  });
  afterAll(() => stage.close());

  const search = async (system: CatalogueName, query: object) => {
    const { entries } = await nurse.call('searchCatalogue', { params: { system }, query });
    return entries;
  };
  const codesFor = async (system: CatalogueName, q: string, limit = 5) =>
    (await search(system, { q, limit })).map(({ code }) => code);

  it('are there from the first start, in three languages', async () => {
    expect(await search('icpc-2', { q: 'N07' })).toEqual([
      {
        system: 'http://hl7.org/fhir/sid/icpc-2',
        code: 'N07',
        display: { fr: 'Crise convulsive', ar: 'نوبة تشنج', en: 'Seizure' },
      },
    ]);
    expect(await codesFor('specialties', '', 10)).toEqual([...specialties]);
  });

  it.each([
    ['the beginning of a word', 'convul', 'N07'],
    ['another language', 'seiz', 'N07'],
    ['no accents and capitals', 'EPILEPSIE', 'N88'],
    ['Arabic', 'صداع', 'N01'],
    ['Arabic with its article', 'الصداع', 'N01'],
    ['Arabic without hamza', 'اسهال', 'D11'],
    ['two beginnings in any order', 'tete mal', 'N01'],
    ['a further word', 'céphal', 'N01'],
    ['a code in small letters', 'r05', 'R05'],
  ])('find a reason by %s', async (_how, q, code) => {
    expect(await codesFor('icpc-2', q)).toContain(code);
  });

  it('put a code before words, and words that begin so before those that contain it', async () => {
    expect((await codesFor('icpc-2', 'A03'))[0]).toBe('A03');
    expect((await codesFor('icpc-2', 'fièvre'))[0]).toBe('A03');
  });

  it('are given whole to a device that keeps them, once for each import', async () => {
    const params = { system: 'icpc-2' } as const;
    const kept = await nurse.call('readCatalogue', { params, query: {} });
    const onDevice = new CodeIndex(kept.entries ?? []);
    for (const q of ['convul', 'seiz', 'الصداع', 'r05']) {
      expect(onDevice.search(q, 5).map(({ code }) => code)).toEqual(await codesFor('icpc-2', q));
    }
    const again = await nurse.call('readCatalogue', { params, query: { known: kept.digest } });
    expect(again).toEqual({ digest: kept.digest });
  });

  it('answer with nothing to what is in none of them', async () => {
    expect(await codesFor('icpc-2', 'zzzz')).toEqual([]);
    expect(await codesFor('icpc-2', 'fièvre zzzz')).toEqual([]);
  });

  it('tell the words of codes that were used', async () => {
    const found = await search('icpc-2', { codes: allReasonCodes().join(',') });
    expect(found.map(({ code }) => code).toSorted()).toEqual(allReasonCodes().toSorted());
  });

  it.each([
    ['a catalogue that is none', '/api/catalogues/icd-11', 422],
    ['too many at once', '/api/catalogues/icpc-2?limit=1000', 422],
    ['a very long question', `/api/catalogues/icpc-2?q=${'x'.repeat(81)}`, 422],
  ])('refuse %s', async (_what, path, status) => {
    expect((await nurse.send('GET', path)).status).toBe(status);
  });

  it('are for people who are signed in', async () => {
    const { status } = await stage.browser().send('GET', '/api/catalogues/icpc-2');
    expect(status).toBe(401);
  });
});

describe('catalogue files', () => {
  it('that Qarib brings along are sound, and say where they are from', async () => {
    const files = await catalogueFolder(bundled).readAll();
    for (const { header } of files) {
      expect(header.source.length).toBeGreaterThan(40);
      expect(header.licence.length).toBeGreaterThan(5);
    }
  });

  it('that are not are refused with every line that is wrong', async () => {
    const path = join(process.env['TMPDIR'] ?? '/tmp', `qarib-${process.pid}.tsv`);
    const lines = [
      '# catalogue: icd-10',
      '# version: 2026-11-22',
      '# source: invented for a test',
      '# licence: none',
      'code\tfr\tar\ten',
      'J45\tAsthme\tالربو\tAsthma',
      'J4\tAsthme\tالربو\tAsthma',
      'J46\tCrise\t\tAttack',
      'J45\tAsthme\tالربو\tAsthma',
      'J47\ta\tb\tc\td\te',
    ];
    await writeFile(path, lines.join('\n'));
    const error: unknown = await readCatalogueFile(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CatalogueFileError);
    const { problems } = error as CatalogueFileError;
    expect(problems.map((problem) => problem.split(':').slice(0, 2).join(':'))).toEqual([
      '7: code',
      '8: ar',
      '9: code J45 is on line 6 already',
      '10: 6 columns where the first line names 4',
    ]);
  });
});
