import { demo, phone } from '@qarib/testing/browser';
import { auditEverywhere } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';

/** A complaint from a phone without an account to its answer, on every page that it is seen on. */
describe('the pages of complaints', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.stop());

  test('a complaint is filed without an account, taken on, answered, and its answer read', async () => {
    const stranger = await product.openPage('/complaint', phone);
    const { page } = stranger;
    await page.getByText('Attente', { exact: true }).waitFor();
    expect(await auditEverywhere(stranger, 'complaint')).toEqual([]);
    await page.setViewportSize(phone);
    await page.getByText('Attente', { exact: true }).click();
    await page.getByLabel('Que s’est-il passé ?').fill('Trois heures sans nouvelles.');
    await page.getByLabel('Province').selectOption({ label: 'Al Haouz' });
    await page.getByRole('button', { name: 'Envoyer la réclamation' }).click();
    const number = (await page.getByTestId('complaint-number').textContent()) ?? '';
    const secret = (await page.getByTestId('complaint-secret').textContent()) ?? '';
    expect(await auditEverywhere(stranger, 'complaint-receipt')).toEqual([]);

    const coordinator = await product.openAs(demo.coordinator);
    await coordinator.page.goto('/complaints');
    await coordinator.page.getByText(number).waitFor();
    expect(await auditEverywhere(coordinator, 'complaints')).toEqual([]);
    await coordinator.page.getByText(number).click();
    await coordinator.page.getByRole('button', { name: 'Je m’en charge' }).click();
    await coordinator.page.getByText(/^Confiée à/).waitFor();
    expect(await auditEverywhere(coordinator, 'complaint-case')).toEqual([]);
    await coordinator.page.getByLabel('Réponse').fill('Un second neurologue est de garde.');
    await coordinator.page.getByRole('button', { name: 'Donner la réponse' }).click();
    await coordinator.page.getByRole('button', { name: 'Clore' }).waitFor();

    await page.goto('/complaint');
    await page.getByText('Suivre la mienne').click();
    await page.getByLabel('Numéro de dossier').fill(number);
    await page.getByLabel('Code secret').fill(secret);
    await page.getByRole('button', { name: 'Voir où elle en est' }).click();
    await page.getByText('Un second neurologue est de garde.').waitFor();
  });

  test.each(['admin', 'ministry', 'coordinator'] as const)(
    'the %s has the register, and writes down what came by letter',
    async (role) => {
      const person = await product.openAs(demo[role]);
      await person.page.goto('/complaints?show=all');
      await person.page.getByRole('heading', { name: 'Registre' }).waitFor();
      await person.page.getByText('Al Haouz').first().waitFor();
      await person.page.goto('/complaints/new');
      await person.page.getByText('Courrier', { exact: true }).click();
      if (role === 'coordinator')
        expect(await auditEverywhere(person, 'complaint-new')).toEqual([]);
    },
  );

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
