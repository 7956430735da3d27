import type { Page } from '@qarib/testing/browser';

/** On the worst link no picture may ever come: the voice has all of it. */
const patienceMs = 30_000;

/**
 * Milliseconds by the page's own clock, from the click: to the first remote frame, or infinite without one, and to
 * the button to join.
 */
export type JoinTimes = { readonly frameMs: number; readonly buttonMs: number };

/** From the consultation's page to the lobby, and from the lobby into the call. */
export const toCall = 'a[href$="/call"]';
export const toJoin = '[data-testid="join"]';

/**
 * Clicks, joins as soon as the lobby offers it, and waits for the first remote frame.
 * @param first the selector of what is clicked: `toJoin` in a lobby, `toCall` on the consultation's page
 */
export function timeJoin(page: Page, first: string): Promise<JoinTimes> {
  return page.evaluate(
    ({ clicked, joinButton, patience }) =>
      new Promise<{ frameMs: number; buttonMs: number }>((resolve, reject) => {
        const start = document.querySelector<HTMLElement>(clicked);
        if (!start) {
          reject(new Error(`nothing to click: ${clicked}`));
          return;
        }
        const clickedAtMs = performance.now();
        const watched = new Set<HTMLVideoElement>();
        const end = (frameMs: number) => {
          observer.disconnect();
          resolve({ frameMs, buttonMs });
        };
        setTimeout(() => end(Infinity), patience);
        let buttonMs = 0;
        let hasJoined = clicked === joinButton;
        const observer = new MutationObserver(look);
        function look() {
          const button = document.querySelector(joinButton);
          if (!hasJoined && button instanceof HTMLButtonElement && !button.disabled) {
            hasJoined = true;
            buttonMs = performance.now() - clickedAtMs;
            button.click();
          }
          for (const element of document.querySelectorAll('[data-testid="remote-video"]')) {
            const video =
              element instanceof HTMLVideoElement ? element : element.querySelector('video');
            if (!video || watched.has(video)) continue;
            watched.add(video);
            video.requestVideoFrameCallback((now) => end(now - clickedAtMs));
          }
        }
        observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        start.click();
      }),
    { clicked: first, joinButton: toJoin, patience: patienceMs },
  );
}

/** Both transports are there: ICE and DTLS are done, and the lobby has nothing more to wait for. */
export async function transportsConnected(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      (window.keptPeerConnections ?? []).filter(
        ({ connectionState }) => connectionState === 'connected',
      ).length >= 2,
    undefined,
    { timeout: 60_000 },
  );
}

/** One HTTP round trip of the page to the server: the link's, and the machine's own share. */
export function timeRoundTrip(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const startedAtMs = performance.now();
    await fetch('/api/health', { cache: 'no-store' });
    return performance.now() - startedAtMs;
  });
}
