import { demo, type PersonBrowser } from '@qarib/testing/browser';
import { Product } from '../src/product.ts';

/** The files that the nurse's pages need, once her browser keeps them. */
const capturePages = ['register-patient-page', 'request-consultation-page'];

describe('without network', () => {
  let product: Product;
  let nurse: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
  });
  afterAll(() => product.stop());

  test('her home, a request begun and the registration open, say what is not sent, keep no answer, and send', async () => {
    const { page } = nurse;
    await page.evaluate(async (names) => {
      await navigator.serviceWorker.ready;
      const areKept = async () => {
        const kept = await (await caches.open('qarib-pages')).keys();
        return names.every((name) => kept.some(({ url }) => url.includes(name)));
      };
      while (!(await areKept())) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, capturePages);
    await page.goto('/patients/demo-patient-t2/request');
    await page.getByText('Céphalées', { exact: true }).click();
    await page.getByText(/Pas encore envoyé/).waitFor();

    // Nothing of Qarib is left to answer, neither to the page nor to its worker.
    await product.stack.hold('server');
    await page.goto('/');
    const row = page.getByTestId('unsent');
    await row.getByText('Demande de consultation').waitFor();
    await row.getByRole('link', { name: /Continuer/ }).click();
    await page.getByText(/Pas encore envoyé/).waitFor();
    await page.reload();
    await page.getByText('Votre brouillon est revenu.').waitFor();
    await page.goto('/patients/new');
    await page.getByLabel('Nom de famille').fill('Aït Ben');
    await page
      .getByText(/brouillon|gardé/i)
      .first()
      .waitFor();
    await page.reload();
    expect(await page.getByLabel('Nom de famille').inputValue()).toBe('Aït Ben');

    const kept = await page.evaluate(async () => {
      const keys = await (await caches.open('qarib-pages')).keys();
      return keys.map(({ url }) => new URL(url).pathname);
    });
    const strange = kept.filter((path) => path !== '/index.html' && !path.startsWith('/assets/'));
    expect(strange).toEqual([]);

    await product.stack.resume('server');
    await page.goto('/patients/demo-patient-t2/request');
    await page.getByText('Votre brouillon est revenu.').waitFor();
    await page.getByRole('button', { name: 'Demander', exact: true }).click();
    await page.waitForURL(/\/consultations\/[^/]+$/);
    await page.goto('/');
    await page.getByTestId('unsent').getByText('Nouveau patient').waitFor();
    expect(await page.getByTestId('unsent').count()).toBe(1);
  });
});
