import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  mediaMovesOn,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { untilNextMonday } from '@qarib/testing/clock';
import { Link, linkProfiles } from '@qarib/testing/link';
import { Product } from '../src/product.ts';
import { skinPhoto } from '../src/skin-photo.ts';
import { tourPicture } from '../src/tour.ts';

const hourMs = 60 * 60_000;
const patients = {
  /** A toddler who is expected at nine and does not come. */
  adam: { id: 'demo-patient-i8', name: 'Adam Lahlou' },
  yasmine: { id: 'demo-patient-i3', name: 'Yasmine Azzaoui' },
  itto: { id: 'demo-patient-i2', name: 'Itto Aït Ben Ali' },
} as const;

/** Monday morning, shortly before nine, at Tighdouine behind a satellite link and at Imilchil. */
describe('a day at Tighdouine and Imilchil', () => {
  let product: Product;
  let link: Link;
  let tighdouine: PersonBrowser;
  let imilchil: PersonBrowser;
  let paediatrician: PersonBrowser;
  let neurologist: PersonBrowser;
  let dermatologist: PersonBrowser;
  /** The others, who arrive while the first appointments are made. */
  let others: Promise<[PersonBrowser, PersonBrowser, PersonBrowser, PersonBrowser]>;

  beforeAll(async () => {
    product = await Product.start([], { clockOffsetMs: untilNextMonday('08:59') });
    link = Link.create(linkProfiles.satellite);
    // The clock of the device at Imilchil was put back an hour, as if it were still Ramadan.
    imilchil = await product.openAs(demo.nurseElsewhere, undefined, undefined, -hourMs);
    others = Promise.all([
      product.openAs(demo.paediatrician),
      product.openAs(demo.dermatologist),
      product.openAs(demo.neurologist),
      product.openAs(demo.nurse, undefined, link),
    ]);
    // Whoever needs them says what went wrong.
    others.catch(() => undefined);
  });
  afterAll(async () => {
    await product.stop();
    await link.close();
  });

  const appointmentOf = ({ page }: PersonBrowser, name: string) =>
    page.getByTestId('appointment').filter({ hasText: name });

  const book = async (patient: { id: string; name: string }, time: string) => {
    const { page } = imilchil;
    await page.goto(`/appointments/book?patient=${patient.id}&specialty=paediatrics`);
    const slot = page.getByTestId('slot').filter({ hasText: time });
    await slot.filter({ hasText: demo.paediatrician }).first().click();
    await page.getByLabel('Motif').fill('Contrôle de la croissance');
    await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
    await appointmentOf(imilchil, patient.name).waitFor();
  };

  const write = async ({ page }: PersonBrowser, note: Readonly<Record<string, string>>) => {
    for (const [section, text] of Object.entries(note))
      await page.getByTestId(`note-${section}`).fill(text);
  };

  const sign = async ({ page }: PersonBrowser) => {
    await page.getByTestId('sign-note').click();
    await page.getByTestId('confirm-sign').click();
    await page.getByTestId('final-note').waitFor();
  };

  const finish = async ({ page }: PersonBrowser) => {
    await page.getByTestId('finish').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Terminer', exact: true }).click();
    await page.getByText('Terminée').first().waitFor();
  };

  test('two children are given times of this morning, whatever the clock of the device says', async () => {
    await book(patients.adam, '09:00');
    await book(patients.yasmine, '09:30');
    await tourPicture(imilchil.page, 'appointments');
  });

  test('one of them is there: the paediatrician sees it, begins, and plans when to see her again', async () => {
    [paediatrician, dermatologist, neurologist, tighdouine] = await others;
    const { page } = paediatrician;
    const here = appointmentOf(imilchil, patients.yasmine.name);
    await here.getByRole('button', { name: 'Le patient est là' }).click();
    await here.getByText('Patient arrivé').waitFor();
    const waiting = page.getByTestId('desk-appointment').filter({ hasText: 'Yasmine' });
    const begin = waiting.getByRole('button', { name: /Commencer/ });
    await begin.waitFor();
    await tourPicture(page, 'arrived-desk');
    await begin.click();
    await page.waitForURL(/\/consultations\/[^/]+/);
    await write(paediatrician, {
      assessment: 'Croissance régulière, pas de signe d’alerte.',
      plan: 'Poursuivre l’allaitement et la diversification.',
      advice: 'Peser chaque mois.',
    });
    await page.getByRole('radio', { name: 'À revoir' }).check();
    await page.getByRole('button', { name: '30 jours' }).click();
    await sign(paediatrician);
    await finish(paediatrician);
    const due = imilchil.page.getByTestId('follow-up').filter({ hasText: 'Yasmine' });
    await due.getByText(/À revoir vers le/).waitFor();
  });

  test('a question in writing is put together without network, and goes with its photo when there is one', async () => {
    const { page } = imilchil;
    await page.goto(`/patients/${patients.itto.id}/request`);
    await page.getByText('Dermatologie', { exact: true }).click();
    await page.context().setOffline(true);
    await page.getByText('Éruption localisée', { exact: true }).click();
    await page.getByRole('radio', { name: /Avis écrit/ }).check();
    await page.getByLabel('Votre question').fill('Plaques en anneau depuis dix jours : teigne ?');
    const photo = { name: 'plaques.jpg', mimeType: 'image/jpeg' };
    const file = page.getByLabel('Photo', { exact: true });
    await file.setInputFiles({ ...photo, buffer: await skinPhoto(product.browser) });
    await page.getByText('partira avec la demande').scrollIntoViewIfNeeded();
    await tourPicture(page, 'request-offline', ['fr']);
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByText('En attente du réseau : pas encore envoyée').waitFor();
    await tourPicture(page, 'request-waiting', ['fr']);
    await page.context().setOffline(false);
    await page.waitForURL(/\/consultations\/[^/]+$/);
    await page.getByTestId('photo').first().waitFor();
  });

  test('the dermatologist answers it in writing, and the nurse reads the answer', async () => {
    const { page } = dermatologist;
    await page.getByTestId('waiting-case').filter({ hasText: 'Avis écrit' }).first().waitFor();
    await page.getByTestId('accept').click();
    await page.getByTestId('photo').first().scrollIntoViewIfNeeded();
    await tourPicture(page, 'opinion-asked');
    await write(dermatologist, {
      assessment: 'Dermatophytie annulaire (teigne de la peau glabre).',
      plan: 'Crème antifongique deux fois par jour pendant trois semaines.',
      advice: 'Linge à part ; examiner la fratrie et les animaux.',
    });
    await page.getByRole('radio', { name: 'Pris en charge sur place' }).check();
    await sign(dermatologist);
    await imilchil.page.getByText('Linge à part').waitFor();
    await tourPicture(imilchil.page, 'opinion-read');
  });

  test('a seizure at Tighdouine rings in Marrakech, and both meet over the satellite', async () => {
    await tighdouine.page.getByText(demo.patient).first().waitFor();
    await tourPicture(tighdouine.page, 'nurse-home');
    const consultation = await requestConsultation(tighdouine);
    await neurologist.page.getByTestId('waiting-case').first().waitFor();
    await tourPicture(tighdouine.page, 'ringing');
    await tourPicture(neurologist.page, 'desk');
    await acceptFirst(neurologist);
    for (const person of [neurologist, tighdouine]) {
      await enterLobby(person, consultation);
      await join(person);
    }
    for (const { page } of [neurologist, tighdouine])
      await mediaMovesOn(page, await receivedMedia(page));
    await tourPicture(neurologist.page, 'call-satellite');
  });

  test('the coordinator sees that they are in a call, and nothing of what is said in it', async () => {
    const { page } = await product.openAs(demo.coordinator);
    const inCall = page.locator('dl > div', { hasText: /^En appel/ });
    await inCall.getByText('1', { exact: true }).waitFor();
    await tourPicture(page, 'live-board');
  });

  test('she is transferred: the note says where, the nurse that she left, the hospital that she came', async () => {
    const { page } = neurologist;
    await write(neurologist, {
      assessment: 'Hémorragie sous-arachnoïdienne à éliminer.',
      plan: 'Scanner cérébral sans délai.',
      advice: 'Allonger, tête à trente degrés, rien par la bouche.',
    });
    await page.getByRole('radio', { name: 'Transfert urgent' }).check();
    await page.getByLabel('Hôpital qui reçoit').fill('CHU Mohammed VI, Marrakech');
    await page.getByLabel('Ce que l’hôpital doit savoir').fill('Céphalée brutale, consciente.');
    await tourPicture(page, 'note-transfer');
    await sign(neurologist);
    await finish(neurologist);
    await tighdouine.page.goto('/referrals');
    await tell(tighdouine, 'depart');
    await tighdouine.page.getByText('Parti', { exact: true }).waitFor();
    await tourPicture(tighdouine.page, 'referral-nurse');
    await page.goto('/referrals');
    await tell(neurologist, 'arrive');
    await tighdouine.page.getByText('Arrivé', { exact: true }).waitFor();
  });

  const tell = async ({ page }: PersonBrowser, event: string) => {
    await page.getByTestId(`referral-${event}`).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  test('the other child did not come, and his time passed', async () => {
    const { page } = paediatrician;
    await page.goto('/appointments');
    const card = appointmentOf(paediatrician, patients.adam.name);
    // As long as it is before nine nobody is late.
    await page.waitForFunction(() => new Date().getUTCMinutes() < 59, undefined, {
      timeout: 90_000,
    });
    await card.getByRole('button', { name: 'Pas venu' }).click();
    await page.getByRole('button', { name: 'Il n’est pas venu' }).click();
    await card.getByText('Patient absent').waitFor();
    await imilchil.page.goto('/appointments');
    await appointmentOf(imilchil, patients.adam.name).getByText('Patient absent').waitFor();
    await tourPicture(imilchil.page, 'no-show');
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
  });
});
