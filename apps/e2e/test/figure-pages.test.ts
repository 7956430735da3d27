import { demo, requestConsultation } from '@qarib/testing/browser';
import { auditEverywhere } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';

/** The board and every page of figures, as the coordinator of a region and as the ministry. */
describe('the pages of figures', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.stop());

  test('a request is on the board of the region and of the country as it is made', async () => {
    const coordinator = await product.openAs(demo.coordinator);
    const ministry = await product.openAs(demo.ministry);
    const nurse = await product.openAs(demo.nurse);
    for (const { page } of [coordinator, ministry])
      await page
        .locator('dl > div', { hasText: /^Sites en ligne/ })
        .getByText(/^1 /)
        .waitFor();
    await requestConsultation(nurse);
    for (const { page } of [coordinator, ministry]) {
      const waiting = page.locator('dl > div', { hasText: /^En attente/ });
      await waiting.getByText('1', { exact: true }).waitFor();
    }
    await ministry.page.getByText('Maroc', { exact: true }).waitFor();
  });

  test.each([
    ['map', /Provinces\s:/],
    ['quality', /Aucun appel mesuré/],
    ['cover', /Demandes et gardes par heure/],
  ])('the page %s is whole for a region, in both directions of reading', async (name, words) => {
    const coordinator = await product.openAs(demo.coordinator);
    await coordinator.page.goto(`/figures/${name}`);
    await coordinator.page.getByText(words).first().waitFor();
    expect(await auditEverywhere(coordinator, `figures-${name}`)).toEqual([]);
    const ministry = await product.openAs(demo.ministry);
    await ministry.page.goto(`/figures/${name}`);
    await ministry.page.getByText(words).first().waitFor();
    await ministry.page.getByText(/^Maroc · du/).waitFor();
  });

  test.each([
    ['quality', /Aucun appel mesuré/],
    ['cover', /Demandes et gardes par heure/],
  ])('the page %s is whole for the site of a nurse, too', async (name, words) => {
    const nurse = await product.openAs(demo.nurse);
    await nurse.page.goto(`/figures/${name}`);
    await nurse.page.getByText(words).first().waitFor();
    expect(await auditEverywhere(nurse, `figures-${name}-nurse`)).toEqual([]);
  });

  test.each(['admin', 'coordinator', 'ministry'] as const)(
    'the latest calls are there for the %s',
    async (role) => {
      const person = await product.openAs(demo[role]);
      await person.page.goto('/figures/calls');
      await person.page.getByText('Aucun appel ces derniers jours').waitFor();
      if (role === 'admin') expect(await auditEverywhere(person, 'figures-calls')).toEqual([]);
    },
  );

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
