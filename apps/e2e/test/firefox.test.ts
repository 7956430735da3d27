import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  launchFirefox,
  mediaMovesOn,
  openAs,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import type { Browser } from 'playwright-core';
import { Product } from '../src/product.ts';

/** What Firefox itself says of a server that is away, which is no complaint of the page's. */
const isOfNetwork = (complaint: string) =>
  /The connection to ws:|establish a connection/.test(complaint);

describe('a dispensary with Firefox and a hospital with Chromium', () => {
  let product: Product;
  let firefox: Browser;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;

  beforeAll(async () => {
    [product, firefox] = await Promise.all([
      Product.start([], { hasOwnAddresses: true }),
      launchFirefox(),
    ]);
    nurse = await openAs(firefox, demo.nurse, { origin: product.stack.origin });
    neurologist = await product.openAs(demo.neurologist);
  });
  afterAll(async () => {
    await firefox.close();
    await product.stop();
  });

  const inCall = () => [neurologist, nurse];
  const eachMovesOn = () =>
    Promise.all(inCall().map(async ({ page }) => mediaMovesOn(page, await receivedMedia(page))));
  const reconnecting = ({ page }: PersonBrowser) => page.getByTestId('reconnecting');

  test('see and hear each other, after a lobby that tells what the link carries', async () => {
    consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    await enterLobby(nurse, consultation);
    await nurse.page.getByText('Liaison suffisante pour la vidéo').waitFor();
    await enterLobby(neurologist, consultation);
    for (const person of inCall()) await join(person);
    await eachMovesOn();
  });

  test('the picture goes and comes as its person says', async () => {
    const camera = nurse.page.getByTestId('toggle-camera');
    await camera.click();
    await neurologist.page.getByTestId('remote-video').waitFor({ state: 'hidden' });
    await camera.click();
    await neurologist.page.getByTestId('remote-video').waitFor();
    await eachMovesOn();
  });

  test('a call whose media node dies comes back by itself', async () => {
    await product.stack.hold('media');
    for (const person of inCall()) await reconnecting(person).waitFor();
    await product.stack.resume('media');
    for (const person of inCall()) await reconnecting(person).waitFor({ state: 'detached' });
    await eachMovesOn();
  });

  test('a call without signalling goes on, and is whole again with it', async () => {
    await product.stack.hold('server');
    for (const person of inCall()) await reconnecting(person).waitFor();
    await eachMovesOn();
    await product.stack.resume('server');
    for (const person of inCall()) await reconnecting(person).waitFor({ state: 'detached' });
    await eachMovesOn();
  });

  test('who hung up is back in the same call', async () => {
    await nurse.page.getByTestId('hang-up').click();
    await neurologist.page.getByTestId('remote-video').waitFor({ state: 'hidden' });
    await enterLobby(nurse, consultation);
    await join(nurse);
    await eachMovesOn();
  });

  test('left no page with an error', () => {
    expect(product.complaints).toEqual([]);
    expect(nurse.complaints.filter((complaint) => !isOfNetwork(complaint))).toEqual([]);
  });
});
