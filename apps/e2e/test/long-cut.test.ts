import {
  acceptFirst,
  demo,
  enterLobby,
  goThroughFirewall,
  join,
  mediaMovesOn,
  receivedMedia,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { Link, linkProfiles } from '@qarib/testing/link';
import { Product } from '../src/product.ts';

const cutMs = 45_000;
/** Pictures wait until the link has shown that it carries them; voices do not. */
const wholeWithinMs = 120_000;

/** The dispensary loses its link altogether, signalling as well, and nobody touches anything. */
describe('a link that is gone for long', () => {
  let product: Product;
  let link: Link;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;
  let consultation: string;

  beforeAll(async () => {
    product = await Product.start();
    link = Link.create(linkProfiles.none);
    nurse = await product.openAs(demo.nurse, undefined, link);
    neurologist = await product.openAs(demo.neurologist);
    // Media by TCP would come back by TCP's timers, which is another matter.
    await goThroughFirewall(nurse.page.context(), 'lets UDP through');
    consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    for (const person of inCall()) {
      await enterLobby(person, consultation);
      await join(person);
    }
    link.become(linkProfiles['3g']);
    await eachMovesOn();
    await nurse.page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  });
  afterAll(async () => {
    await product.stop();
    await link.close();
  });

  const inCall = () => [neurologist, nurse];
  const banner = () => nurse.page.getByTestId('reconnecting');
  const lost = () => neurologist.page.getByTestId('lost-participant');
  const eachMovesOn = () =>
    Promise.all(inCall().map(async ({ page }) => mediaMovesOn(page, await receivedMedia(page))));

  /** Each there once, in the call it was, on the page it was. */
  async function expectTheSameCall(): Promise<void> {
    await banner().waitFor({ state: 'detached' });
    await lost().waitFor({ state: 'detached' });
    await eachMovesOn();
    expect(new URL(nurse.page.url()).pathname).toBe(`${consultation}/call`);
    expect(await nurse.page.locator('body[data-same-page]').count()).toBe(1);
    for (const { page } of inCall()) expect(await page.getByTestId('remote-video').count()).toBe(1);
    expect(product.complaints).toEqual([]);
  }

  test(
    'is said on both sides meanwhile, and the call is back by itself',
    async () => {
      const mended = link.cutFor(cutMs);
      await banner().waitFor();
      await lost().waitFor({ timeout: cutMs });
      expect(await lost().textContent()).toContain(demo.nurse);
      await mended;
      await expectTheSameCall();
    },
    cutMs + wholeWithinMs,
  );
});
