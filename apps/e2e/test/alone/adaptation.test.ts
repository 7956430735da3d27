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

/** A way up too narrow for any picture, and wide enough for a voice. */
const narrow = { ...linkProfiles['3g'], squeeze: { upKbps: 30, forMs: 25_000 } };

/** What is sent follows the link, and who looks. */
describe('what is sent', () => {
  let product: Product;
  let link: Link;
  let nurse: PersonBrowser;
  let neurologist: PersonBrowser;

  beforeAll(async () => {
    product = await Product.start();
    link = Link.create(narrow);
    nurse = await product.openAs(demo.nurse);
    neurologist = await product.openAs(demo.neurologist);
    await goThroughLink(nurse.page.context(), link);
  });
  afterAll(async () => {
    await product.stop();
    await link.close();
  });

  /** Frames of all layers that the page has encoded so far. */
  const framesSent = ({ page }: PersonBrowser) =>
    page.evaluate(async () => {
      let frames = 0;
      for (const connection of window.keptPeerConnections ?? []) {
        if (connection.connectionState === 'closed') continue;
        for (const stat of (await connection.getStats()).values())
          if (stat.type === 'outbound-rtp') frames += stat.framesEncoded ?? 0;
      }
      return frames;
    });
  /** Resolves once no frame was encoded for a second. */
  const stopsSending = async (person: PersonBrowser) => {
    for (;;) {
      const before = await framesSent(person);
      const untilMs = await person.page.evaluate(() => performance.now() + 1_000);
      await person.page.waitForFunction((endMs) => performance.now() > endMs, untilMs);
      if ((await framesSent(person)) === before) return;
    }
  };
  const hears = async ({ page }: PersonBrowser) => {
    const { totalAudioEnergy } = await receivedMedia(page);
    for (;;) {
      if ((await receivedMedia(page)).totalAudioEnergy > totalAudioEnergy) return;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  };

  test('alone in a call nobody films for nobody', async () => {
    const consultation = await requestConsultation(nurse);
    await acceptFirst(neurologist);
    await enterLobby(neurologist, consultation);
    await join(neurologist);
    await stopsSending(neurologist);
    await enterLobby(nurse, consultation);
    await join(nurse);
    for (const { page } of [nurse, neurologist])
      await mediaMovesOn(page, await receivedMedia(page));
  });

  test('a link gets poor: the picture gives way and says so, and the voice goes on', async () => {
    const squeezed = link.squeeze();
    const onHold = neurologist.page.getByTestId('picture-on-hold');
    await onHold.waitFor();
    await nurse.page.getByTestId('link-banner').waitFor();
    await stopsSending(nurse);
    await hears(neurologist);
    await squeezed;
  });

  test('whoever chooses sound alone is sent no picture, and sends none', async () => {
    await neurologist.page.getByTestId('devices').click();
    await neurologist.page.getByText('Son seul', { exact: true }).click();
    await stopsSending(nurse);
    await stopsSending(neurologist);
    await nurse.page.getByTestId('picture-on-hold').waitFor();
    await hears(nurse);
    expect(product.complaints).toEqual([]);
  });
});
