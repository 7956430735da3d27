import {
  demo,
  enterLobby,
  join,
  mediaMovesOn,
  phone,
  receivedMedia,
  requestConsultation,
  sampleRemoteFrame,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { auditEverywhere } from '../../src/page-audit.ts';
import { Product } from '../../src/product.ts';
import { screenshot } from '../../src/screenshot.ts';

/** One consultation from the dispensary's request to the figures of the region, in its order. */
describe('an urgent consultation', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let otherNeurologist: PersonBrowser;
  let coordinator: PersonBrowser;
  let consultation: string;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    otherNeurologist = await product.openAs(demo.otherNeurologist);
    coordinator = await product.openAs(demo.coordinator);
  });
  afterAll(() => product.stop());

  test('rings for every neurologist on call within three actions of the nurse', async () => {
    consultation = await requestConsultation(nurse);
    for (const { page } of [neurologist, otherNeurologist])
      await page.getByTestId('waiting-case').getByText(demo.reason).waitFor();
    await screenshot(neurologist.page, 'ringing-fr');
  });

  test('is accepted by exactly one of two who click together, and the other is told by whom', async () => {
    // While the server stands still neither click can take the case from under the other.
    product.stack.freeze('server');
    await Promise.all(
      [neurologist, otherNeurologist].map(({ page }) => page.getByTestId('accept').click()),
    );
    product.stack.thaw('server');
    const wonBy = await Promise.race(
      [neurologist, otherNeurologist].map(async (person) => {
        await person.page.getByTestId('open-call').waitFor();
        return person;
      }),
    );
    const loser = wonBy === neurologist ? otherNeurologist : neurologist;
    const winnerName = wonBy === neurologist ? demo.neurologist : demo.otherNeurologist;
    await loser.page.getByTestId('accept-outcome').getByText(winnerName).waitFor();
    expect(await loser.page.getByTestId('open-call').count()).toBe(0);
    await nurse.page.getByRole('heading', { name: new RegExp(winnerName) }).waitFor();
    // From here on `neurologist` is the one who has it.
    [neurologist, otherNeurologist] = [wonBy, loser];
  });

  test('brings both through a lobby into a call in which each sees and hears the other', async () => {
    for (const person of [neurologist, nurse]) await enterLobby(person, consultation);
    await nurse.page.getByTestId('self-video').waitFor();
    await screenshot(nurse.page, 'lobby-fr');
    for (const person of [neurologist, nurse]) await join(person);
    for (const { page } of [neurologist, nurse]) {
      await mediaMovesOn(page, await receivedMedia(page));
      const frame = await sampleRemoteFrame(page);
      expect(frame.mean).toBeGreaterThan(10);
      expect(frame.spread).toBeGreaterThan(5);
    }
  });

  test("is on the coordinator's live board without a reload", async () => {
    const { page } = coordinator;
    const inCall = page.locator('dl > div', { hasText: /^En appel/ });
    await inCall.getByText('1', { exact: true }).waitFor();
    await screenshot(page, 'board-fr');
  });

  test('has cost the nurse at most 450 kB in 25 files so far, what is kept for hours without network among it, on a link that is paid by the byte', () => {
    const bytes = nurse.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(450 * 1000);
    expect(nurse.files.length).toBeLessThanOrEqual(25);
    // Everything was fetched: the page, its code and the call engine among it.
    expect(bytes).toBeGreaterThan(100 * 1000);
  });

  test('lets the camera go off and on again for the other to see', async () => {
    const remote = neurologist.page.getByTestId('remote-video');
    await nurse.page.getByTestId('toggle-camera').click();
    await remote.waitFor({ state: 'detached' });
    await nurse.page.getByTestId('toggle-camera').click();
    await remote.waitFor();
    await mediaMovesOn(neurologist.page, await receivedMedia(neurologist.page));
  });

  test('goes on after hanging up: both rejoin and see each other again', async () => {
    await nurse.page.getByTestId('hang-up').click();
    await nurse.page.waitForURL(new RegExp(`${consultation}$`));
    await neurologist.page.getByTestId('waiting').waitFor();
    await enterLobby(nurse, consultation);
    await join(nurse);
    for (const { page } of [neurologist, nurse])
      await mediaMovesOn(page, await receivedMedia(page));
  });

  test('keeps every word of the note when the browser crashes in mid-sentence', async () => {
    const { page } = neurologist;
    await page.getByTestId('note-assessment').fill('Migraine sans aura, examen normal.');
    await page.getByTestId('note-plan').fill('Paracétamol 1 g, au plus trois fois par jour.');
    await page
      .getByTestId('save-state')
      .getByText(/Enregistré à/)
      .waitFor();
    await page.getByTestId('note-advice').fill('Repos au calme. Revoir si vomissements.');
    await neurologist.crashAndReopen();
    await join(neurologist);
    const field = (section: string) => neurologist.page.getByTestId(`note-${section}`).inputValue();
    expect(await field('assessment')).toBe('Migraine sans aura, examen normal.');
    expect(await field('advice')).toBe('Repos au calme. Revoir si vomissements.');
  });

  test('is signed, and the nurse reads assessment, plan and advice at once', async () => {
    await neurologist.page.getByRole('radio', { name: 'Pris en charge sur place' }).check();
    await neurologist.page.getByTestId('sign-note').click();
    await neurologist.page.getByTestId('confirm-sign').click();
    await neurologist.page.getByTestId('final-note').waitFor();
    await nurse.page.getByTestId('hang-up').click();
    await nurse.page.getByText('Revoir si vomissements.').waitFor();
    await nurse.page.getByText('Migraine sans aura').waitFor();
    await nurse.page.emulateMedia({ media: 'print' });
    await screenshot(nurse.page, 'note-print-fr');
    await nurse.page.emulateMedia({ media: null });
  });

  test('ends only when the physician says so twice', async () => {
    await neurologist.page.getByTestId('finish').click();
    const dialog = neurologist.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Terminer', exact: true }).click();
    await nurse.page.getByText('Terminée').first().waitFor();
  });

  test('asks the patient how it was, on a phone of their own', async () => {
    await nurse.page.getByRole('button', { name: 'Créer le lien' }).click();
    const link = await nurse.page.getByLabel('Lien pour le patient').inputValue();
    const patient = await product.openPage(link, phone);
    await patient.page.getByText('Très bien').waitFor();
    expect(await auditEverywhere(patient, 'feedback')).toEqual([]);
    await patient.page.setViewportSize(phone);
    await patient.page.getByText('Très bien').click();
    for (const yes of await patient.page.getByText('Oui', { exact: true }).all()) await yes.click();
    await patient.page.getByRole('button', { name: 'Envoyer' }).click();
    await patient.page.getByText('Vos réponses sont arrivées.').waitFor();
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
