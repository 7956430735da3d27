import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { demo, PersonBrowser, type Page } from '@qarib/testing/browser';
import { Product } from '../src/product.ts';

/** The files that the nurse's pages need, once her browser keeps them. */
const capturePages = ['register-patient-page', 'request-consultation-page', 'code-combobox'];

/** Once the browser keeps the pages that a nurse works with, they open without a server. */
const keepsCapture = (page: Page) =>
  page.evaluate(async (names) => {
    await navigator.serviceWorker.ready;
    const areKept = async () => {
      const kept = await (await caches.open('qarib-pages')).keys();
      return names.every((name) => kept.some(({ url }) => url.includes(name)));
    };
    while (!(await areKept())) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, capturePages);

/** All that a profile keeps of what pages stored, as whoever takes the disk would read it. */
function storedIn(profile: string): string {
  const folders = ['Local Storage', 'IndexedDB', 'Session Storage'].map((name) =>
    path.join(profile, 'Default', name),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()),
  );
  return files.map((it) => readFileSync(path.join(it.parentPath, it.name), 'latin1')).join('\n');
}

const inUtf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');

/** Draws a stroke on the pad, and keeps it. */
async function signOn(page: Page): Promise<void> {
  const pad = page.getByTestId('signature-pad');
  const { x = 0, y = 0 } = (await pad.boundingBox()) ?? {};
  await page.mouse.move(x + 40, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 140, y + 30, { steps: 5 });
  await page.mouse.move(x + 200, y + 70, { steps: 5 });
  await page.mouse.up();
  await page.getByTestId('keep-signature').click();
}

describe('without network', () => {
  let product: Product;
  let nurse: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    nurse = await product.openAs(demo.nurse);
  });
  afterAll(() => product.stop());

  /** A browser with that profile, as the nurse of another site opens it. */
  async function signedIn(profile: string): Promise<PersonBrowser> {
    const person = await PersonBrowser.openProfile(profile, product.stack.origin);
    await person.page.goto('/');
    await person.page.getByRole('button', { name: new RegExp(demo.nurseElsewhere) }).click();
    return person;
  }

  test('her home, a request begun and the registration open, say what is not sent, keep no answer, and send', async () => {
    const { page } = nurse;
    await keepsCapture(page);
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

  test('a case captured with a photo waits sealed, and is sent once when the browser is opened again after a cut of power', async () => {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'qarib-profile-'));
    const before = await signedIn(profile);
    const { page } = before;
    await keepsCapture(page);
    await page
      .getByRole('link', {
        name: new RegExp(`Demander une consultation.*${demo.patientElsewhere}`),
      })
      .click();
    await page.getByLabel(/Précisez/).fill('Dos et bras depuis lundi');
    const photo = { name: 'dos.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await page.getByText('partira avec la demande').waitFor();
    await product.stack.hold('server');
    await page.getByRole('button', { name: 'Chercher un autre motif' }).click();
    await page.getByRole('combobox', { name: 'Chercher un autre motif' }).fill('lomba');
    await page.getByRole('option', { name: /L03/ }).click();
    await page.getByRole('button', { name: 'Demander', exact: true }).click();
    await page.getByText('En attente du réseau : pas encore envoyée').waitFor();
    await before.kill(profile);

    const stored = storedIn(profile);
    expect(stored).toContain('sealed:1:');
    for (const secret of [...demo.patientElsewhere.split(' '), 'depuis lundi', 'dos.png', 'IHDR']) {
      expect(stored).not.toContain(Buffer.from(secret).toString('latin1'));
      expect(stored).not.toContain(inUtf16(secret));
    }

    await product.stack.resume('server');
    const after = await signedIn(profile);
    await after.page.getByText(/La demande pour .* est partie/).waitFor();
    // Its photo follows in parts, and is listed until the server has all of it.
    await after.page.getByTestId('unsent').waitFor({ state: 'detached' });
    await after.page.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await after.page.getByTestId('photo').first().waitFor();
    const made = await after.page.evaluate(async () => {
      const listed: unknown = await (await fetch('/api/consultations')).json();
      return JSON.stringify(listed).split('Dos et bras depuis lundi').length - 1;
    });
    expect(made).toBe(1);
    await after.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test('two tabs keep two new patients apart without network, and send each of them and their cases once', async () => {
    const other = await nurse.openAnother('/patients/new');
    const tabs = [
      { page: nurse.page, family: 'Ouhaddou', given: 'Ghita', reason: 'Toux de la mère' },
      { page: other, family: 'Bouzidi', given: 'Amina', reason: 'Toux de la voisine' },
    ];
    await nurse.page.goto('/patients/new');
    const begun = nurse.page.getByRole('button', { name: 'Inscrire quelqu’un d’autre' });
    for (const { page } of tabs) await page.getByLabel('Nom de famille').waitFor();
    // The test before left one begun: both tabs found it, and begin another.
    if (await begun.isVisible()) {
      for (const { page } of tabs) {
        await page.getByRole('button', { name: 'Inscrire quelqu’un d’autre' }).click();
      }
    }
    for (const { page, family, given } of tabs) {
      await page.getByLabel('Nom de famille').fill(family);
      await page.getByLabel(/^Prénom/).fill(given);
      await page.getByText('Féminin', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Jour' }).fill('7');
      await page.getByRole('textbox', { name: 'Mois' }).fill('9');
      await page.getByRole('textbox', { name: 'Année' }).fill('1979');
    }
    await product.stack.hold('server');
    for (const { page, reason } of tabs) {
      await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
      await page.getByText(/Patient pas encore inscrit/).waitFor();
      await page.getByLabel(/Précisez/).fill(reason);
      await page.getByRole('button', { name: 'Le patient est d’accord' }).click();
      await page.getByText(/il partira avec la demande/).waitFor();
      await page.getByRole('button', { name: 'Demander', exact: true }).click();
      await page.getByText('En attente du réseau : pas encore envoyée').waitFor();
    }
    await product.stack.resume('server');
    // Both send as soon as they can; what one has sent the other does not send again.
    const names = tabs.map(({ family, reason }) => ({ family, reason }));
    const made = () =>
      other.evaluate(async (asked) => {
        const textOf = async (address: string) => (await fetch(address)).text();
        const cases = await textOf('/api/consultations');
        return Promise.all(
          asked.map(async ({ family, reason }) => ({
            patients:
              (await textOf(`/api/patients?query=${family}`)).split(`"${family}"`).length - 1,
            cases: cases.split(reason).length - 1,
          })),
        );
      }, names);
    await other.evaluate(async (asked) => {
      const areThere = async () => {
        const cases = await (await fetch('/api/consultations')).text();
        return asked.every(({ reason }) => cases.includes(reason));
      };
      while (!(await areThere())) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, names);
    await other.goto('/');
    for (const { family } of tabs)
      await other.getByTestId('unsent').filter({ hasText: family }).waitFor({ state: 'detached' });
    const counted = await made();
    await other.close();
    expect(counted).toEqual([
      { patients: 1, cases: 1 },
      { patients: 1, cases: 1 },
    ]);
  });

  test('a second tab with the same request says that the first has sent it, and leads to it', async () => {
    const address = '/patients/demo-patient-t1/request';
    await nurse.page.goto(address);
    const other = await nurse.openAnother(address);
    await other.getByRole('button', { name: 'Demander', exact: true }).waitFor();
    await nurse.page.getByText('Céphalées', { exact: true }).click();
    await nurse.page.getByText(/Pas encore envoyé/).waitFor();
    await nurse.page.getByRole('button', { name: 'Demander', exact: true }).click();
    await other.getByText(/^Demande envoyée dans un autre onglet/).waitFor();
    expect(await other.getByRole('button', { name: 'Demander', exact: true }).count()).toBe(0);
    // A reload has nothing of it but what the device remembers.
    await other.reload();
    await other.getByText(/^Une demande pour ce patient est partie/).waitFor();
    await other.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await other.getByTestId('consultation-status').waitFor();
    await nurse.page.waitForURL(/\/consultations\/[^/]+$/);
    expect(new URL(other.url()).pathname).toBe(new URL(nurse.page.url()).pathname);
    await other.close();
  });

  test('a new patient and their case wait over a closed browser, and go once, the patient first', async () => {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'qarib-profile-'));
    const before = await signedIn(profile);
    const { page } = before;
    await keepsCapture(page);
    await page.goto('/patients/new');
    await page.getByLabel('Nom de famille').fill('Oubella');
    await page.getByLabel(/^Prénom/).fill('Zahra');
    await page.getByText('Féminin', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Jour' }).fill('7');
    await page.getByRole('textbox', { name: 'Mois' }).fill('9');
    await page.getByRole('textbox', { name: 'Année' }).fill('1979');
    await product.stack.hold('server');
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByText(/Patient pas encore inscrit/).waitFor();
    await page.getByLabel(/Précisez/).fill('Fièvre depuis le souk');
    await page.getByText('Arabe', { exact: true }).click();
    await page.getByText('سيتكفل بكم عن بعد طبيب مختص').waitFor();
    await page.getByRole('button', { name: 'Faire signer à l’écran' }).click();
    await signOn(page);
    await page.getByText(/il partira avec la demande/).waitFor();
    await page.getByRole('button', { name: 'Demander', exact: true }).click();
    await page.getByText('En attente du réseau : pas encore envoyée').waitFor();
    await before.close();

    const stored = storedIn(profile);
    for (const secret of ['Oubella', 'Zahra', 'depuis le souk']) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(inUtf16(secret));
    }

    await product.stack.resume('server');
    const after = await signedIn(profile);
    await after.page.getByText('La demande pour Oubella Zahra est partie').waitFor();
    await after.page.getByTestId('unsent').waitFor({ state: 'detached' });
    const made = await after.page.evaluate(async () => {
      const textOf = async (address: string) => (await fetch(address)).text();
      const patients = (await textOf('/api/patients?query=Oubella')).split('"Oubella"').length - 1;
      const cases = await textOf('/api/consultations');
      return { patients, cases: cases.split('Fièvre depuis le souk').length - 1 };
    });
    expect(made).toEqual({ patients: 1, cases: 1 });
    await after.close();
    rmSync(profile, { recursive: true, force: true });
  });
});
