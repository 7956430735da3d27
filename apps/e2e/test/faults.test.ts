import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  mediaMovesOn,
  receivedMedia,
  requestConsultation,
  PersonBrowser,
} from '@qarib/testing/browser';
import { Product } from '../src/product.ts';

/** What goes wrong on a working day: each is said plainly, and passes by itself. */
describe('faults', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
  });
  afterAll(() => product.stop());

  const databaseBanner = /L’enregistrement est arrêté/;
  const mediaBanner = /Les appels vidéo sont arrêtés/;
  const unreachableBanner = /Le serveur Qarib ne répond pas|Liaison en direct coupée/;

  test('a lost database is said on every page until it is back', async () => {
    await product.loseDatabase();
    await nurse.page.getByText(databaseBanner).waitFor();
    await product.findDatabase();
    await nurse.page.getByText(databaseBanner).waitFor({ state: 'hidden' });
    await nurse.page.reload();
    await nurse.page.getByText(demo.patient).first().waitFor();
  });

  test('a lost server is said until it is back', async () => {
    await product.stack.hold('server');
    await nurse.page.getByText(unreachableBanner).first().waitFor();
    await product.stack.resume('server');
    await nurse.page.getByText(unreachableBanner).first().waitFor({ state: 'hidden' });
  });

  test('a call whose media node dies comes back by itself, to the same consultation', async () => {
    const consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
    for (const { page } of [neurologist, nurse])
      await mediaMovesOn(page, await receivedMedia(page));
    const coordinator = await product.openAs(demo.coordinator);
    await product.stack.hold('media');
    for (const { page } of [neurologist, nurse]) await page.getByTestId('reconnecting').waitFor();
    await coordinator.page.getByText(mediaBanner).waitFor();
    await product.stack.resume('media');
    await coordinator.page.getByText(mediaBanner).waitFor({ state: 'hidden' });
    for (const { page } of [neurologist, nurse]) {
      await page.getByTestId('reconnecting').waitFor({ state: 'detached' });
      await mediaMovesOn(page, await receivedMedia(page));
    }
  });

  test('a call survives a restart of the server', async () => {
    await product.stack.kill('server');
    await product.stack.whenReady('server');
    for (const { page } of [neurologist, nurse]) {
      await page.getByTestId('reconnecting').waitFor({ state: 'detached' });
      await mediaMovesOn(page, await receivedMedia(page));
    }
  });

  test('a wrong password is refused in words, the right one opens', async () => {
    const stranger = await PersonBrowser.open(product.browser, { origin: product.stack.origin });
    const { page } = stranger;
    await page.goto('/');
    const signIn = async (password: string) => {
      await page.getByLabel('Adresse e-mail').fill('fatima.aitlahcen@demo.qarib.example');
      await page.getByLabel('Mot de passe', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Se connecter' }).click();
    };
    await signIn('wrong');
    await page.getByText('Adresse ou mot de passe incorrect.').waitFor();
    await signIn(product.stack.demoPassword);
    await page.getByRole('button', { name: /Mon compte/ }).waitFor();
    await stranger.close();
  });

  test("another site's patient is not found", async () => {
    const elsewhere = await product.openAs(demo.nurseElsewhere);
    await elsewhere.page.goto('/patients/demo-patient-t1');
    await elsewhere.page.getByText('Introuvable, ou hors de votre accès.').waitFor();
  });

  test('an impossible temperature is refused beside its field', async () => {
    await nurse.page.goto('/patients/demo-patient-t1/request');
    await nurse.page.getByText(demo.reason, { exact: true }).click();
    await nurse.page.getByLabel('Température').fill('64');
    await nurse.page.getByRole('button', { name: 'Demander', exact: true }).click();
    await nurse.page.locator('[aria-invalid="true"]').first().waitFor();
    expect(nurse.page.url()).toContain('/request');
  });
});
