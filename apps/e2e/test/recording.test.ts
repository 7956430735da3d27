import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  phone,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { auditPage, chooseLanguage } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

/** A call that is recorded once the patient agrees, and no longer when they no longer do. */
describe('a recorded call', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation = '';

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
  });
  afterAll(() => product.stop());

  const dialog = () => neurologist.page.getByRole('dialog', { name: 'Enregistrer l’appel ?' });
  const begin = () => dialog().getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const isRecorded = ({ page }: PersonBrowser) => page.getByTestId('being-recorded');

  test('is refused in words while the patient has not agreed to it', async () => {
    await neurologist.page.getByTestId('record').click();
    await begin();
    await dialog().getByText('Le patient n’a pas donné son accord').waitFor();
    expect(await isRecorded(nurse).count()).toBe(0);
    await nurse.page.getByTestId('recording-wanted').waitFor();
    await screenshot(nurse.page, 'recording-wanted-fr');
  });

  test('begins with the agreement the nurse asks for, and everybody sees it', async () => {
    await nurse.page.getByTestId('ask-for-recording').click();
    await screenshot(nurse.page, 'recording-consent-fr');
    await nurse.page.getByTestId('agree-to-recording').click();
    await nurse.page.getByTestId('withdraw-recording').waitFor();
    await begin();
    await isRecorded(nurse).getByText(demo.neurologist).waitFor();
    await dialog().waitFor({ state: 'detached' });
    await neurologist.page.getByTestId('recording-now').waitFor();
    await screenshot(nurse.page, 'being-recorded-fr');
    await screenshot(neurologist.page, 'recording-fr');
    expect(await auditPage(nurse.page)).toEqual([]);
    await nurse.page.setViewportSize(phone);
    await chooseLanguage(nurse.page, 'ar');
    await screenshot(nurse.page, 'being-recorded-phone-ar');
    await chooseLanguage(nurse.page, 'fr');
    await nurse.page.setViewportSize({ width: 1440, height: 900 });
  });

  test('is seen by who comes later before they join', async () => {
    await nurse.page.getByTestId('hang-up').click();
    await enterLobby(nurse, consultation);
    await nurse.page.getByText('Cet appel est enregistré').waitFor();
    await join(nurse);
    await isRecorded(nurse).waitFor();
  });

  test('is kept part by part, and ends at once when the patient takes the agreement back', async () => {
    await neurologist.page.waitForResponse(
      (response) => /\/chunks\/\d+$/.test(response.url()) && response.ok(),
    );
    await nurse.page.getByTestId('withdraw-recording').click();
    await isRecorded(nurse).waitFor({ state: 'detached' });
    await neurologist.page.getByTestId('record').getByText('Enregistrer').waitFor();
  });

  test('is there to be watched, for those of the call alone', async () => {
    const { page } = nurse;
    await page.getByTestId('hang-up').click();
    const address = await page.getByTestId('recording').getAttribute('href');
    const seen = await page.evaluate(async (source) => {
      const bytes = await (await fetch(source)).arrayBuffer();
      const video = document.createElement('video');
      video.src = URL.createObjectURL(new Blob([bytes]));
      await new Promise((resolve, reject) => {
        video.addEventListener('loadeddata', resolve);
        video.addEventListener('error', reject);
      });
      return { width: video.videoWidth, height: video.videoHeight, bytes: bytes.byteLength };
    }, address ?? '');
    expect(seen).toMatchObject({ width: 960, height: 540 });
    expect(seen.bytes).toBeGreaterThan(10_000);
    const other = await product.openAs(demo.otherNeurologist);
    const status = await other.page.evaluate(
      async (source) => (await fetch(source)).status,
      address ?? '',
    );
    expect(status).toBe(404);
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
