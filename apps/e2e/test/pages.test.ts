import {
  acceptFirst,
  demo,
  desktop,
  enterLobby,
  join,
  mediaMovesOn,
  phone,
  receivedMedia,
  requestConsultation,
  PersonBrowser,
} from '@qarib/testing/browser';
import {
  auditEverywhere,
  auditPage,
  chooseLanguage,
  type PageLanguage,
} from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

/** Every page, in both directions of reading, on the narrowest phone and on a desk. */
describe('every page', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;
  const patient = '/patients/demo-patient-t1';

  const expectWhole = async (person: PersonBrowser, name: string) =>
    expect(await auditEverywhere(person, name)).toEqual([]);

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
  });
  afterAll(() => product.stop());

  test('the sign-in page', async () => {
    const stranger = await PersonBrowser.open(product.browser, { origin: product.stack.origin });
    await stranger.page.goto('/');
    await stranger.page.getByRole('button', { name: new RegExp(demo.nurse) }).waitFor();
    await expectWhole(stranger, 'sign-in');
    await stranger.close();
  });

  test("the nurse's home", () => expectWhole(nurse, 'nurse-home'));

  test.each([
    ['registration', '/patients/new'],
    ['patient', patient],
    ['request', `${patient}/request`],
    ['not-found', '/nowhere'],
  ])("the nurse's %s page", async (name, address) => {
    await nurse.page.goto(address);
    await nurse.page.getByRole('heading', { level: 1 }).waitFor();
    await nurse.page.getByText('Chargement').waitFor({ state: 'hidden' });
    await expectWhole(nurse, name);
  });

  test('ringing, on both sides', async () => {
    await nurse.page.goto('/');
    consultation = await requestConsultation(nurse);
    await nurse.page.getByText('Demandée').first().waitFor();
    await expectWhole(nurse, 'nurse-ringing');
    await neurologist.page.getByTestId('waiting-case').waitFor();
    await expectWhole(neurologist, 'specialist-home');
  });

  test('the case, and the lobby', async () => {
    await acceptFirst(neurologist);
    await expectWhole(neurologist, 'specialist-case');
    await enterLobby(neurologist, consultation);
    await expectWhole(neurologist, 'lobby');
    await join(neurologist);
    await expectWhole(neurologist, 'call-alone');
  });

  test('the call, which changes language without a pause', async () => {
    await enterLobby(nurse, consultation);
    await join(nurse);
    await mediaMovesOn(neurologist.page, await receivedMedia(neurologist.page));
    await expectWhole(neurologist, 'call');
    for (const language of ['fr', 'ar', 'en'] satisfies PageLanguage[]) {
      await chooseLanguage(neurologist.page, language);
      await mediaMovesOn(neurologist.page, await receivedMedia(neurologist.page));
      await screenshot(neurologist.page, `call-${language}`);
    }
    await chooseLanguage(neurologist.page, 'fr');
    await nurse.page.setViewportSize(phone);
    await chooseLanguage(nurse.page, 'ar');
    await screenshot(nurse.page, 'call-nurse-ar-phone');
    expect(await auditPage(nurse.page)).toEqual([]);
    await nurse.page.setViewportSize(desktop);
    await chooseLanguage(nurse.page, 'fr');
    await nurse.page.getByText('Signes vitaux').first().waitFor();
    expect(await auditPage(nurse.page)).toEqual([]);
  });

  test('the signed note, as the nurse reads it', async () => {
    await neurologist.page.getByTestId('note-assessment').fill('Migraine sans aura.');
    await neurologist.page
      .getByTestId('note-plan')
      .fill('Paracétamol 1 g, au plus trois fois par jour.');
    await neurologist.page.getByTestId('note-advice').fill('Repos au calme, au frais.');
    await neurologist.page.getByRole('radio', { name: 'Pris en charge sur place' }).check();
    await neurologist.page.getByTestId('sign-note').click();
    expect(await auditPage(neurologist.page)).toEqual([]);
    await neurologist.page.getByTestId('confirm-sign').click();
    await neurologist.page.getByTestId('final-note').waitFor();
    await nurse.page.getByTestId('hang-up').click();
    await nurse.page.getByText('Repos au calme, au frais.').waitFor();
    await expectWhole(nurse, 'nurse-note');
  });

  test("the coordinator's board and the administrator's log", async () => {
    const coordinator = await product.openAs(demo.coordinator);
    await coordinator.page.getByText('Al Haouz').first().waitFor();
    await expectWhole(coordinator, 'board');
    const admin = await product.openAs(demo.admin);
    await admin.page.getByRole('heading', { level: 1 }).waitFor();
    await admin.page.getByRole('row').nth(1).waitFor();
    await expectWhole(admin, 'audit');
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
