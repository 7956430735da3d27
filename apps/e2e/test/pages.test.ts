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
import { auditPage, chooseLanguage, overflow, type PageLanguage } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

/** Every page, in both directions of reading, on the narrowest phone and on a desk. */
describe('every page', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;
  const patient = '/patients/demo-patient-t1';

  const widths = [
    ['phone', phone],
    ['desk', desktop],
  ] as const;
  const languages = ['fr', 'ar'] as const;

  async function auditEverywhere(person: PersonBrowser, name: string): Promise<void> {
    const { page } = person;
    const findings: string[] = [];
    for (const language of languages)
      for (const [width, viewport] of widths) {
        await page.setViewportSize(viewport);
        await chooseLanguage(page, language);
        const direction = await page.locator('html').getAttribute('dir');
        if (direction !== (language === 'ar' ? 'rtl' : 'ltr'))
          findings.push(`${language} is ${direction ?? 'without direction'}`);
        // axe takes seconds: each language once and each width once is enough to see what it can see.
        const isAudited = (language === 'fr') === (width === 'phone');
        const found = isAudited ? await auditPage(page) : await overflow(page);
        for (const finding of found) findings.push(`${language}, ${width}: ${finding}`);
        await screenshot(page, `${name}-${language}-${width}`);
      }
    await page.setViewportSize(desktop);
    await chooseLanguage(page, 'fr');
    expect(findings).toEqual([]);
  }

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
    await auditEverywhere(stranger, 'sign-in');
    await stranger.close();
  });

  test("the nurse's home", () => auditEverywhere(nurse, 'nurse-home'));

  test.each([
    ['registration', '/patients/new'],
    ['patient', patient],
    ['request', `${patient}/request`],
    ['not-found', '/nowhere'],
  ])("the nurse's %s page", async (name, address) => {
    await nurse.page.goto(address);
    await nurse.page.getByRole('heading', { level: 1 }).waitFor();
    await nurse.page.getByText('Chargement').waitFor({ state: 'hidden' });
    await auditEverywhere(nurse, name);
  });

  test('ringing, on both sides', async () => {
    await nurse.page.goto('/');
    consultation = await requestConsultation(nurse);
    await nurse.page.getByText('Demandée').first().waitFor();
    await auditEverywhere(nurse, 'nurse-ringing');
    await neurologist.page.getByTestId('waiting-case').waitFor();
    await auditEverywhere(neurologist, 'specialist-home');
  });

  test('the case, and the lobby', async () => {
    await acceptFirst(neurologist);
    await auditEverywhere(neurologist, 'specialist-case');
    await enterLobby(neurologist, consultation);
    await auditEverywhere(neurologist, 'lobby');
    await join(neurologist);
    await auditEverywhere(neurologist, 'call-alone');
  });

  test('the call, which changes language without a pause', async () => {
    await enterLobby(nurse, consultation);
    await join(nurse);
    await mediaMovesOn(neurologist.page, await receivedMedia(neurologist.page));
    await auditEverywhere(neurologist, 'call');
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
    await auditEverywhere(nurse, 'nurse-note');
  });

  test("the coordinator's board and the administrator's log", async () => {
    const coordinator = await product.openAs(demo.coordinator);
    await coordinator.page.getByText('Al Haouz').first().waitFor();
    await auditEverywhere(coordinator, 'board');
    const admin = await product.openAs(demo.admin);
    await admin.page.getByRole('heading', { level: 1 }).waitFor();
    await admin.page.getByRole('row').nth(1).waitFor();
    await auditEverywhere(admin, 'audit');
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
