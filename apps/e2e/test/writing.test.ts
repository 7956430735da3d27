import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import type { Page } from 'playwright-core';
import { auditPage, chooseLanguage, overflow } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

const phone = { width: 360, height: 740 };
const desktop = { width: 1440, height: 900 };

/** One consultation that ends in writing: words over a cut, a photo, marks on it, a signed opinion. */
describe('a consultation whose link carries no voice', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    consultation = await requestConsultation(nurse);
  });
  afterAll(() => product.stop());

  const write = async ({ page }: PersonBrowser, text: string) => {
    await page.getByTestId('write-message').fill(text);
    await page.getByTestId('send-message').click();
  };
  const messagesOf = ({ page }: PersonBrowser) => page.getByTestId('message');
  const reads = (person: PersonBrowser, text: string) =>
    messagesOf(person).filter({ hasText: text }).first().waitFor();
  const count = (person: PersonBrowser, text: string) =>
    messagesOf(person).filter({ hasText: text }).count();

  test('is talked about before the call, and each reads the other as it was typed', async () => {
    await write(nurse, 'La patiente est consciente.');
    await acceptFirst(neurologist);
    await neurologist.page.goto(consultation);
    await reads(neurologist, 'La patiente est consciente.');
    await write(neurologist, 'J’arrive dans une minute.');
    await reads(nurse, 'J’arrive dans une minute.');
  });

  test('loses nothing that is written during a cut, and says truthfully what is not sent', async () => {
    const { page } = nurse;
    await page.context().setOffline(true);
    await write(nurse, 'Pendant la coupure, un.');
    await write(nurse, 'Pendant la coupure, deux.');
    const waiting = page.getByTestId('waiting-message');
    await waiting.filter({ hasText: 'gardé sur cet appareil' }).first().waitFor();
    expect(await waiting.count()).toBe(2);
    await screenshot(page, 'chat-cut-fr');
    await nurse.crashAndReopen(() => page.context().setOffline(false));
    await reads(neurologist, 'Pendant la coupure, deux.');
    await reads(nurse, 'Pendant la coupure, deux.');
    for (const person of [nurse, neurologist])
      for (const nth of ['un', 'deux'])
        expect(await count(person, `Pendant la coupure, ${nth}.`)).toBe(1);
    const texts = await messagesOf(neurologist).allTextContents();
    const place = (nth: string) => texts.findIndex((text) => text.includes(`coupure, ${nth}`));
    expect(place('un')).toBeLessThan(place('deux'));
  });

  test('goes on in writing within the call, with one tap', async () => {
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
    await nurse.page.getByTestId('remote-person').waitFor();
    await neurologist.page.getByTestId('write-instead').click();
    await nurse.page.getByTestId('write-instead').click();
    await reads(nurse, 'J’arrive dans une minute.');
    expect(await auditPage(nurse.page)).toEqual([]);
  });

  test('shows a photo in full resolution that the physician asked for', async () => {
    await neurologist.page.getByTestId('ask-for-photo').click();
    await nurse.page.getByTestId('answer-request').click();
    const shutter = nurse.page.getByTestId('shutter');
    await shutter.and(nurse.page.locator(':enabled')).click();
    await nurse.page.getByTestId('still-preview').waitFor();
    await screenshot(nurse.page, 'still-preview-fr');
    await nurse.page.getByTestId('send-still').click();
    for (const { page } of [neurologist, nurse]) await photoOf(page).waitFor();
    expect(await count(neurologist, 'Photo reçue')).toBe(1);
  });

  test('lets each see the marks of the other, which are taken back by their author alone', async () => {
    await photoOf(neurologist.page).click();
    await drawArrow(neurologist.page);
    await photoOf(nurse.page).click();
    const sheet = nurse.page.getByTestId('sheet');
    await sheet.getByTestId('mark').waitFor();
    await nurse.page.getByTestId('tool-circle').click();
    await drawWithKeyboard(nurse.page);
    const marks = neurologist.page.getByTestId('sheet').getByTestId('mark');
    await marks.nth(1).waitFor();
    expect(await auditPage(neurologist.page)).toEqual([]);
    await screenshot(neurologist.page, 'annotated-fr');
    await nurse.page.getByTestId('undo-mark').click();
    await marks.nth(1).waitFor({ state: 'detached' });
    expect(await marks.count()).toBe(1);
    for (const { page } of [neurologist, nurse]) await page.keyboard.press('Escape');
  });

  test('fits a phone and a desk, left to right and right to left', async () => {
    for (const language of ['fr', 'ar'] as const) {
      await chooseLanguage(nurse.page, language);
      for (const size of [phone, desktop]) {
        await nurse.page.setViewportSize(size);
        expect(await overflow(nurse.page)).toEqual([]);
        await screenshot(nurse.page, `writing-${language}-${size.width}`);
        await photoOf(nurse.page).click();
        await nurse.page.getByTestId('sheet').waitFor();
        expect(await auditPage(nurse.page)).toEqual([]);
        await screenshot(nurse.page, `marks-${language}-${size.width}`);
        await nurse.page.keyboard.press('Escape');
        await nurse.page.getByTestId('sheet').waitFor({ state: 'detached' });
      }
    }
    await chooseLanguage(nurse.page, 'fr');
  });

  test('becomes a written opinion with one tap, in the queue of the same physician', async () => {
    await nurse.page.getByTestId('ask-for-opinion').click();
    await nurse.page.getByTestId('opinion-due').waitFor();
    await reads(nurse, 'Avis écrit demandé');
    // Whoever still has the conversation before their eyes has read it.
    await neurologist.page.goto('/');
    await neurologist.page.getByTestId('own-case').first().waitFor();
    await write(nurse, 'Merci de votre avis.');
    const own = neurologist.page.getByTestId('own-case').filter({ hasText: 'Avis écrit à rendre' });
    await own.getByText(demo.reason).waitFor();
    await own.getByTestId('unread-badge').waitFor();
    await screenshot(neurologist.page, 'opinions-fr');
    await own.getByRole('link', { name: /Écrire l’avis/ }).click();
    await reads(neurologist, 'Pendant la coupure, un.');
    await screenshot(neurologist.page, 'opinion-case-fr');
  });

  test('ends with the signature, and the nurse reads the opinion and what was said', async () => {
    const { page } = neurologist;
    await page.getByTestId('note-assessment').fill('Céphalées de tension.');
    await page.getByTestId('note-plan').fill('Paracétamol, revoir dans une semaine.');
    await page.getByRole('radio', { name: 'Pris en charge sur place' }).check();
    await page.getByTestId('sign-note').click();
    await page.getByTestId('confirm-sign').click();
    await page.getByTestId('final-note').waitFor();
    await nurse.page.getByText('Paracétamol, revoir dans une semaine.').waitFor();
    await reads(nurse, 'La patiente est consciente.');
    expect(await nurse.page.getByTestId('write-message').count()).toBe(0);
    for (const language of ['fr', 'ar'] as const) {
      await chooseLanguage(nurse.page, language);
      for (const size of [phone, desktop]) {
        await nurse.page.setViewportSize(size);
        expect(await auditPage(nurse.page)).toEqual([]);
        await nurse.page.locator('#messages').scrollIntoViewIfNeeded();
        await screenshot(nurse.page, `opinion-read-${language}-${size.width}`);
      }
    }
    expect(product.complaints).toEqual([]);
  });
});

/** In the conversation; the case beside it shows the same photo. */
const photoOf = (page: Page) => page.getByTestId('message').getByTestId('photo').first();

async function drawArrow(page: Page): Promise<void> {
  const box = await page.getByTestId('sheet').boundingBox();
  if (!box) throw new Error('the photo is not shown');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.5), { steps: 5 });
  await page.mouse.up();
}

async function drawWithKeyboard(page: Page): Promise<void> {
  await page.getByTestId('sheet').focus();
  await page.keyboard.press('Enter');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
}
