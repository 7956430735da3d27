import {
  acceptFirst,
  demo,
  enterLobby,
  goThroughLink,
  join,
  mediaMovesOn,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { Link, linkProfiles } from '@qarib/testing/link';
import { Product } from '../../src/product.ts';

/** The dispensary's link goes away in mid-call, and comes back. */
describe('a cut of the link', () => {
  let product: Product;
  let link: Link;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    link = Link.create(linkProfiles['3g']);
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    await goThroughLink(nurse.page.context(), link);
  });
  afterAll(async () => {
    await product.stop();
    await link.close();
  });

  const inCall = () => [neurologist, nurse];
  const eachMovesOn = async () => {
    for (const { page } of inCall()) await mediaMovesOn(page, await receivedMedia(page));
  };
  /** Marks the page, so that a reload would show. */
  const mark = () => nurse.page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  const isMarked = () => nurse.page.evaluate(() => document.body.hasAttribute('data-same-page'));

  test('is said within seconds, and media moves on both ways when it ends', async () => {
    const consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of inCall()) {
      await enterLobby(person, consultation);
      await join(person);
    }
    await eachMovesOn();
    await mark();
    const banner = nurse.page.getByTestId('reconnecting');
    link.cut();
    await banner.waitFor({ timeout: 4_000 });
    // The cut goes on for a while after it was noticed.
    await nurse.page.waitForFunction((endMs) => performance.now() > endMs, await later(2_000));
    link.mend();
    await banner.waitFor({ state: 'detached' });
    await eachMovesOn();
    expect(await isMarked()).toBe(true);
    expect(product.complaints).toEqual([]);
  });

  test('another network is another path, and the same call', async () => {
    const banner = nurse.page.getByTestId('reconnecting');
    await link.changePath('new-network');
    await eachMovesOn();
    await banner.waitFor({ state: 'detached' });
    // A new preparation would be a newcomer to the other side.
    await eachMovesOn();
    expect(await isMarked()).toBe(true);
    expect(product.complaints).toEqual([]);
  });

  test('with microphones and cameras off is noticed just the same, and only then', async () => {
    const banner = nurse.page.getByTestId('reconnecting');
    for (const { page } of inCall())
      for (const source of ['microphone', 'camera'])
        await page.getByTestId(`toggle-${source}`).click();
    await expect(banner.waitFor({ timeout: 6_000 })).rejects.toThrow('Timeout');
    link.cut();
    await banner.waitFor({ timeout: 4_000 });
    link.mend();
    await banner.waitFor({ state: 'detached' });
  });

  /** The page's time in so many milliseconds. */
  function later(ms: number): Promise<number> {
    return nurse.page.evaluate((aheadMs) => performance.now() + aheadMs, ms);
  }
});
