import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { demo, phone, type PersonBrowser } from '@qarib/testing/browser';
import { chooseLanguage, overflow } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { tourPicture } from '../src/tour.ts';

const root = path.resolve(__dirname, '../../..');
const pilot = 'from=2018-10-01&to=2020-12-31';
const complaintYears = 'from=2016-01-01&to=2021-12-31';

/** `npm run demo -- pilot`, into the store that the product is started on. */
function makePilot(dataDir: string, mongodbUri = ''): void {
  execFileSync(process.execPath, ['infra/demo/main.ts', 'pilot'], {
    cwd: root,
    env: { ...process.env, QARIB_DATA_DIR: dataDir, MONGODB_URI: mongodbUri },
  });
}

describe('the pilot of 2018 to 2020', () => {
  let product: Product;
  let ministry: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start([], { prepare: makePilot });
    ministry = await product.openAs(demo.ministry);
  });
  afterAll(() => product.stop());

  test('is shown to its region in exactly its totals', async () => {
    const { page } = await product.openAs(demo.coordinator);
    await page.goto(`/figures?${pilot}`);
    await page.getByText('164 consultations demandées.').waitFor();
    const neurology = page.getByRole('row', { name: /Neurologie/ });
    await neurology.getByText('64', { exact: true }).first().waitFor();
    await page.goto(`/figures?${pilot}&by=province`);
    for (const [province, count] of [
      ['Al Haouz', '98'],
      ['Safi', '66'],
    ] as const) {
      const row = page.getByRole('row', { name: new RegExp(province) });
      await row.getByText(count, { exact: true }).first().waitFor();
    }
    await page.goto(`/figures/map?${pilot}`);
    await page.getByRole('row', { name: /Al Haouz/ }).waitFor();
    await tourPicture(page, 'map-pilot');
    await page.goto(`/figures?${pilot}`);
    await page.getByRole('row', { name: /64/ }).first().waitFor();
    await tourPicture(page, 'figures-pilot');
  });

  test('is shown to the ministry with every complaint by the way it came', async () => {
    const { page } = ministry;
    await page.goto(`/complaints?show=all&${complaintYears}`);
    await page.getByText(/^9.?622$/).waitFor();
    await page.getByText(/Téléphone 3.?680 · Internet 5.?894 · Courrier 48$/).waitFor();
  });

  test.each(['specialty', 'hospital', 'reason', 'age', 'mode', 'priority', 'hour', 'province'])(
    'is whole by %s, on a phone in Arabic',
    async (by) => {
      const { page } = ministry;
      await page.setViewportSize(phone);
      await page.goto(`/figures?${pilot}&by=${by}`);
      await page.getByRole('table').last().waitFor();
      await chooseLanguage(page, 'ar');
      expect(await overflow(page)).toEqual([]);
    },
  );

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
