import { readFile } from 'node:fs/promises';
import { demo, requestConsultation } from '@qarib/testing/browser';
import { auditEverywhere } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';

/** What each role is shown of the same one consultation: all of it, nothing that tells who it was, the country. */
describe('the figures of one consultation', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.stop());

  test('are there for the nurse who asked, and hidden from those who see no records', async () => {
    const nurse = await product.openAs(demo.nurse);
    await requestConsultation(nurse);
    await nurse.page.goto('/figures');
    await nurse.page.getByText('1 consultation demandée.').waitFor();
    await nurse.page.getByRole('rowheader', { name: 'Neurologie' }).waitFor();

    const ministry = await product.openAs(demo.ministry);
    await ministry.page.goto('/figures?by=region');
    await ministry.page.getByText(/Moins de 5 personnes/).waitFor();
    await ministry.page.getByText(/^Maroc · du/).waitFor();

    const coordinator = await product.openAs(demo.coordinator);
    await coordinator.page.goto('/figures?by=hour');
    await coordinator.page.getByRole('table', { name: /Jour et heure/ }).waitFor();
    await coordinator.page.getByRole('img').first().waitFor();
    expect(await auditEverywhere(coordinator, 'coordinator-figures')).toEqual([]);
  });

  test.each(['nurse', 'coordinator', 'ministry'] as const)(
    'are saved by the %s as a table and as a report, both whole',
    async (role) => {
      const { page } = await product.openAs(demo[role]);
      await page.goto('/figures');
      const save = async (name: string) => {
        const begun = page.waitForEvent('download');
        await page.getByRole('button', { name }).click();
        const file = await begun;
        return {
          name: file.suggestedFilename(),
          text: await readFile(await file.path(), 'latin1'),
        };
      };
      const table = await save('Exporter (CSV)');
      expect(table.name).toMatch(/^qarib-.*\.csv$/);
      expect(table.text.trimEnd()).toMatch(/\r\nend;\d+$/);
      const report = await save('Rapport en arabe (PDF)');
      expect(report.name).toMatch(/^qarib-.*\.pdf$/);
      expect(report.text.trimEnd()).toMatch(/%%EOF$/);
    },
  );

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
