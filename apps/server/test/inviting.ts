import { randomUUID } from 'node:crypto';
import type { Browser } from './browser.ts';
import type { Stage } from './stage.ts';

/** Asks for a link that lets somebody from outside into a case's call. */
export const guestInvitation = (
  id: string,
  guestKind: 'interpreter' | 'resident' = 'interpreter',
) => ({
  params: { id },
  body: { idempotencyKey: randomUUID(), guestKind },
});

/** The browser of somebody who came in by that link. */
export async function guestBrowser(
  stage: Stage,
  token: string,
  name = 'Itto Aït Brahim',
): Promise<Browser> {
  const browser = stage.browser();
  await browser.call('enterAsGuest', { body: { token, name } });
  return browser;
}
