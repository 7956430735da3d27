import { endpoints, type Endpoint } from '@qarib/contracts';
import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  phone,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { auditEverywhere, auditPage, chooseLanguage } from '../../src/page-audit.ts';
import { Product } from '../../src/product.ts';
import { screenshot } from '../../src/screenshot.ts';
import { seesAndHears } from '../../src/streams.ts';

const interpreter = 'Itto Aït Brahim';

/** A consultation that is widened to four people, and narrowed again, in its order. */
describe('a call of four', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let colleague: PersonBrowser;
  let guest: PersonBrowser;
  let address = '';
  let consultation = '';

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    colleague = await product.openAs(demo.otherNeurologist);
    consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
  });
  afterAll(() => product.stop());

  const others = ({ page }: PersonBrowser) => page.getByTestId('remote-person');
  const counts = async ({ page }: PersonBrowser, count: number) =>
    page
      .getByTestId('remote-person')
      .nth(count - 1)
      .waitFor();
  const joinInvited = async ({ page }: PersonBrowser) => {
    await page.getByTestId('join').and(page.locator(':enabled')).click();
    await page.getByTestId('hang-up').waitFor();
  };
  const openDialog = async ({ page }: PersonBrowser) => {
    await page.getByTestId('invite').click();
    return page.getByRole('dialog', { name: 'Inviter dans l’appel' });
  };
  const closeDialog = ({ page }: PersonBrowser) => page.keyboard.press('Escape');
  async function makeLink(person: PersonBrowser): Promise<string> {
    const dialog = await openDialog(person);
    await dialog.getByRole('tab', { name: 'Une personne extérieure' }).click();
    await dialog.getByTestId('make-link').click();
    const made = await dialog.getByTestId('guest-address').inputValue();
    await closeDialog(person);
    return made;
  }

  test('a colleague is found by name, told wherever they are, and comes without the case', async () => {
    const dialog = await openDialog(neurologist);
    await dialog.getByTestId('colleague-name').fill('tazi');
    await dialog.getByRole('button', { name: `Inviter ${demo.otherNeurologist}` }).click();
    await dialog.getByTestId('invited').getByText(demo.otherNeurologist).waitFor();
    await screenshot(neurologist.page, 'invite-colleague-fr');
    expect(await auditPage(neurologist.page)).toEqual([]);
    await closeDialog(neurologist);
    await colleague.page.getByTestId('invited-bar').click();
    await joinInvited(colleague);
    expect(await colleague.page.getByText(demo.patient).count()).toBe(0);
    for (const person of [nurse, neurologist, colleague]) {
      await counts(person, 2);
      await seesAndHears(person.page, 2);
    }
  });

  test('a link lets somebody from outside in, and is dead the second time', async () => {
    address = await makeLink(nurse);
    guest = await product.openPage(address, phone);
    await guest.page
      .getByText(/vous invite|On vous invite/)
      .first()
      .waitFor();
    expect(await auditEverywhere(guest, 'guest-door')).toEqual([]);
    await guest.page.setViewportSize(phone);
    await guest.page.getByTestId('guest-name').fill(interpreter);
    await guest.page.getByTestId('enter-as-guest').click();
    await joinInvited(guest);
    expect(guest.page.url()).not.toContain(address.split('#')[1]);
    const second = await product.openPage(address);
    await second.page.getByText('Ce lien n’ouvre plus d’appel').waitFor();
  });

  test('all four see and hear each other', async () => {
    for (const person of [nurse, neurologist, colleague, guest]) {
      await counts(person, 3);
      await seesAndHears(person.page, 3);
    }
    await nurse.page.getByText('Interprète').waitFor();
    await screenshot(nurse.page, 'call-of-four-fr');
    await screenshot(guest.page, 'call-of-four-guest-phone-fr');
    await chooseLanguage(neurologist.page, 'ar');
    await screenshot(neurologist.page, 'call-of-four-ar');
  });

  test('a fifth is refused in words', async () => {
    const fifth = await product.openPage(await makeLink(nurse), phone);
    await fifth.page.getByTestId('guest-name').fill('Dr Ilyas Amrani');
    await fifth.page.getByTestId('enter-as-guest').click();
    await fifth.page.getByText('L’appel est complet').waitFor();
    await screenshot(fifth.page, 'call-full-phone-fr');
    expect(await others(nurse).count()).toBe(3);
  });

  test('a guest reads no case, note, audit or queue', async () => {
    const id = consultation.split('/').at(-1) ?? '';
    const closed = Object.values<Endpoint>(endpoints)
      .filter(({ isPublic }) => !isPublic)
      .map(({ method, path }) => ({ method, path: path.replace(/:\w+/g, id) }));
    const statuses = await guest.page.evaluate(
      (requests) =>
        Promise.all(
          requests.map(async ({ method, path }) => (await fetch(path, { method })).status),
        ),
      closed,
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    for (const path of [consultation, `${consultation}/call`, '/', '/audit']) {
      const own = await guest.openAnother(path);
      await own.waitForURL(/\/sign-in$/);
      await own.close();
    }
  });

  test('who comes late sees all the others', async () => {
    await nurse.page.getByTestId('hang-up').click();
    await expectGone(neurologist, 2);
    await enterLobby(nurse, consultation);
    await join(nurse);
    await counts(nurse, 3);
    await seesAndHears(nurse.page, 3);
  });

  test('who goes away without a word does not stay as a ghost', async () => {
    await colleague.close();
    for (const person of [nurse, neurologist, guest]) await expectGone(person, 2);
  });

  test('a guest whose invitation is withdrawn is out at once and cannot come back', async () => {
    const dialog = await openDialog(nurse);
    await dialog
      .getByTestId('invited')
      .filter({ hasText: interpreter })
      .getByTestId('withdraw')
      .click();
    await guest.page.getByText('Votre invitation a pris fin').waitFor();
    await closeDialog(nurse);
    await expectGone(nurse, 1);
    await expectGone(neurologist, 1);
    await screenshot(guest.page, 'guest-withdrawn-phone-fr');
    await guest.page.reload();
    await guest.page.getByText('Ce lien n’ouvre plus d’appel').waitFor();
    await guest.page.goto(address);
    await guest.page.getByText('Ce lien n’ouvre plus d’appel').waitFor();
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });

  async function expectGone(person: PersonBrowser, left: number): Promise<void> {
    await others(person).nth(left).waitFor({ state: 'detached' });
  }
});
