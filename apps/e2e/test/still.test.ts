import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  launchBrowser,
  openAs,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import type { Browser, Locator } from 'playwright-core';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

/** Chromium's own test camera: it has eight megapixels, of which a call sends half a one. */
const ownCamera = ['--use-fake-device-for-media-stream=device-count=1'];

describe('a photo the physician asks for in the call', () => {
  let product: Product;
  let browser: Browser;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    browser = await launchBrowser(ownCamera);
    nurse = await openAs(browser, demo.nurse, { origin: product.stack.origin });
    neurologist = await product.openAs(demo.neurologist);
    const consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of [nurse, neurologist]) {
      await enterLobby(person, consultation);
      await join(person);
    }
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const selfView = () => nurse.page.getByTestId('self-video');

  test('has all the camera shows, whatever the video carries, and costs the nurse two taps', async () => {
    const [videoWidth] = await sizeOf(selfView());
    await neurologist.page.getByRole('tab', { name: /Messages/ }).click();
    await neurologist.page.getByTestId('ask-for-photo').click();
    const wanted = nurse.page.getByTestId('photo-wanted');
    await wanted.waitFor();
    await screenshot(nurse.page, 'photo-wanted-fr');
    await wanted.getByTestId('answer-request').click();
    await nurse.page.getByTestId('still-preview').waitFor();
    await nurse.page.getByTestId('send-still').click();
    await neurologist.page.getByTestId('message').getByTestId('photo').click();
    await neurologist.page.getByTestId('sheet').waitFor();
    const [width, height] = await sizeOf(neurologist.page.getByRole('dialog').locator('img'));
    expect([width, height]).toEqual([3_840, 2_160]);
    expect(videoWidth).toBeLessThan(width);
  });

  test('leaves the camera with the call, and nobody in the dark', async () => {
    await selfView().evaluate(async (element) => {
      if (!(element instanceof HTMLVideoElement)) throw new Error('no self view');
      await new Promise((resolve) => element.requestVideoFrameCallback(resolve));
    });
    expect(product.complaints).toEqual([]);
  });
});

/** Of a picture as it is, not as it is shown. */
async function sizeOf(picture: Locator): Promise<[number, number]> {
  return picture.evaluate(async (element) => {
    if (element instanceof HTMLImageElement) {
      await element.decode();
      return [element.naturalWidth, element.naturalHeight];
    }
    if (!(element instanceof HTMLVideoElement)) throw new Error('neither photo nor video');
    return [element.videoWidth, element.videoHeight];
  });
}
