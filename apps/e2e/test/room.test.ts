import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  mediaMovesOn,
  phone,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import type { Page } from 'playwright-core';
import { auditPage, chooseLanguage } from '../src/page-audit.ts';
import { Product } from '../src/product.ts';
import { screenshot } from '../src/screenshot.ts';

const browserArgs = [
  '--use-fake-device-for-media-stream=device-count=2,display-media-type=window',
  '--auto-accept-this-tab-capture',
];

declare global {
  interface Window {
    readonly documentPictureInPicture?: { readonly window: Window | null };
  }
}

/** The device behind an element's picture goes away, as when its plug is pulled. */
const endTrackOf = (page: Page, testId: string) =>
  page.getByTestId(testId).evaluate((element) => {
    const stream = element instanceof HTMLVideoElement ? element.srcObject : null;
    const [track] = stream instanceof MediaStream ? stream.getTracks() : [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });

/**
 * Waits until a picture has shown so many frames. A picture that rests for a while, as on a machine that is busy with
 * other things, comes back as another element.
 */
async function moves(page: Page, testId: string, frames = 3): Promise<void> {
  for (let shown = 0; shown < frames;) {
    const isShown = await page.getByTestId(testId).evaluate(
      (element) =>
        new Promise<boolean>((resolve) => {
          if (!(element instanceof HTMLVideoElement)) throw new Error('no video');
          element.requestVideoFrameCallback(() => resolve(true));
          const look = () => {
            if (element.isConnected) requestAnimationFrame(look);
            else resolve(false);
          };
          look();
        }),
      undefined,
      // The test's own time bounds it.
      { timeout: 0 },
    );
    if (isShown) shown += 1;
  }
}

/** What the browser is asked of the sound it sends. */
const soundSent = (page: Page) =>
  page.evaluate(() =>
    (window.keptPeerConnections ?? [])
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.kind === 'audio' ? [track.getSettings()] : []))
      .map(({ echoCancellation, noiseSuppression, autoGainControl }) => ({
        echoCancellation,
        noiseSuppression,
        autoGainControl,
      })),
  );

/** The microphone is lent to a stethoscope that is the same device, and comes back after it. */
async function speechIsSent(page: Page): Promise<void> {
  for (;;) {
    const [sound, ...more] = await soundSent(page);
    if (more.length === 0 && sound?.noiseSuppression && sound.echoCancellation) return;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

describe('what is shown and heard beside face and voice', () => {
  let product: Product;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start(browserArgs);
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    const consultation = await requestConsultation(nurse);
    const page = await nurse.page.screenshot();
    await nurse.page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'ordonnance.png', mimeType: 'image/png', buffer: page });
    await nurse.page.getByTestId('photo').first().waitFor();
    await acceptFirst(neurologist);
    for (const person of [neurologist, nurse]) {
      await enterLobby(person, consultation);
      await join(person);
    }
    for (const { page: own } of [neurologist, nurse])
      await mediaMovesOn(own, await receivedMedia(own));
  });
  afterAll(() => product.stop());

  const place = (page: Page, testId: string) =>
    page.locator('figure', { has: page.getByTestId(testId) }).getAttribute('data-place');

  test('a second camera is large at the specialist, who swaps it with the face and back', async () => {
    await nurse.page.getByTestId('show').click();
    await nurse.page.getByTestId('toggle-secondary-camera').click();
    await nurse.page.getByTestId('own-secondary-camera').waitFor();
    const { page } = neurologist;
    await page.getByTestId('remote-secondary-camera').waitFor();
    await moves(page, 'remote-secondary-camera');
    await moves(page, 'remote-video');
    expect(await place(page, 'remote-secondary-camera')).toBe('big');
    expect(await place(page, 'remote-video')).toBe('small');
    await screenshot(page, 'room-second-camera-fr-1440');
    await page.getByTestId('enlarge-person').click();
    expect(await place(page, 'remote-video')).toBe('big');
    await page.getByTestId('release').click();
    expect(await place(page, 'remote-secondary-camera')).toBe('big');
    expect(await auditPage(page)).toEqual([]);
  });

  test('pulling its plug ends the second camera and nothing else', async () => {
    await endTrackOf(nurse.page, 'own-secondary-camera');
    await neurologist.page.getByTestId('remote-secondary-camera').waitFor({ state: 'detached' });
    await nurse.page.getByTestId('device-notice').getByText('deuxième caméra').waitFor();
    for (const { page } of [neurologist, nurse])
      await mediaMovesOn(page, await receivedMedia(page));
    await nurse.page.getByTestId('device-notice').getByRole('button').click();
  });

  test('a stethoscope is sent as it sounds, and speech is back when it stops', async () => {
    await nurse.page.getByTestId('devices').click();
    await nurse.page.getByTestId('toggle-stethoscope').click();
    const { page } = neurologist;
    const heard = page.getByTestId('stethoscope-heard');
    await heard.waitFor();
    await heard.locator('[role="meter"]:not([aria-valuenow="0"])').waitFor();
    expect(await soundSent(nurse.page)).toContainEqual({
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    });
    await screenshot(page, 'room-stethoscope-fr-1440');
    await nurse.page.getByTestId('stop-stethoscope').click();
    await heard.waitFor({ state: 'detached' });
    await speechIsSent(nurse.page);
    await mediaMovesOn(page, await receivedMedia(page));
  });

  test('a page of the case is shown large to everybody, until another shares a screen', async () => {
    await nurse.page.getByTestId('show').click();
    await nurse.page.getByTestId('share-page').first().click();
    const { page } = neurologist;
    await page.getByTestId('remote-screen').waitFor();
    await moves(page, 'remote-screen', 1);
    expect(await place(page, 'remote-screen')).toBe('big');
    await screenshot(page, 'room-page-fr-1440');
    await page.getByTestId('show').click();
    await page.getByTestId('share-screen').click();
    await nurse.page.getByTestId('remote-screen').waitFor();
    await nurse.page.getByTestId('device-notice').getByText('une autre personne').waitFor();
    await page.getByTestId('remote-screen').waitFor({ state: 'detached' });
    await moves(nurse.page, 'remote-screen', 1);
  });

  test("the browser's own button ends a share like ours does", async () => {
    await endTrackOf(neurologist.page, 'own-screen');
    await nurse.page.getByTestId('remote-screen').waitFor({ state: 'detached' });
    await neurologist.page.getByTestId('device-notice').waitFor();
    expect(await neurologist.page.getByTestId('own-screen-bar').count()).toBe(0);
  });

  test('the call goes on in a small window with microphone and way out', async () => {
    const { page } = nurse;
    await page.getByTestId('devices').click();
    await page.getByTestId('picture-in-picture').click();
    const microphone = await page.waitForFunction(() =>
      window.documentPictureInPicture?.window?.document.querySelector<HTMLElement>(
        '[data-testid="pip-microphone"]',
      ),
    );
    await microphone.evaluate((element) => element?.click());
    await page
      .getByTestId('toggle-microphone')
      .and(page.locator('[aria-pressed="false"]'))
      .waitFor();
    await page.getByTestId('toggle-microphone').click();
    await page.evaluate(() => window.documentPictureInPicture?.window?.close());
  });

  test('on a phone everything is within reach, in French and in Arabic', async () => {
    const { page } = nurse;
    await page.getByTestId('device-notice').getByRole('button').click();
    await page.getByTestId('toggle-panel').click();
    await neurologist.page.getByTestId('show').click();
    await neurologist.page.getByTestId('share-screen').click();
    await page.getByTestId('remote-screen').waitFor();
    await page.setViewportSize(phone);
    await screenshot(page, 'room-screen-fr-360');
    expect(await auditPage(page)).toEqual([]);
    await page.getByTestId('show').click();
    await page.getByTestId('share-screen').waitFor();
    expect(await auditPage(page)).toEqual([]);
    await screenshot(page, 'room-show-fr-360');
    await page.keyboard.press('Escape');
    await page.getByTestId('self-menu').click();
    await page.getByTestId('self-hide').click();
    await page.getByTestId('self-show').click();
    await page.getByTestId('self-view').waitFor();
    await chooseLanguage(page, 'ar');
    await screenshot(page, 'room-screen-ar-360');
    await page.getByTestId('devices').click();
    expect(await auditPage(page)).toEqual([]);
    await screenshot(page, 'room-more-ar-360');
    await page.keyboard.press('Escape');
    await neurologist.page.getByTestId('stop-screen').click();
    await page.getByTestId('remote-screen').waitFor({ state: 'detached' });
    await screenshot(page, 'room-faces-ar-360');
    await chooseLanguage(neurologist.page, 'ar');
    await screenshot(neurologist.page, 'room-faces-ar-1440');
    await page.getByTestId('toggle-panel').click();
    await screenshot(page, 'room-panel-ar-360');
  });

  test('left no page with an error', async () => {
    expect(product.complaints).toEqual([]);
    // Both microphones beep alike, which is no echo.
    for (const { page } of [neurologist, nurse])
      expect(await page.getByTestId('echo').count()).toBe(0);
  });
});
