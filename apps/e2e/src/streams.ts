import type { Page } from 'playwright-core';

/** How far each stream a page receives has come: frames shown, or sound heard. */
async function progress(page: Page): Promise<Map<string, number>> {
  const entries = await page.evaluate(async () => {
    const found: [string, number][] = [];
    for (const connection of window.keptPeerConnections ?? []) {
      if (connection.connectionState === 'closed') continue;
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type !== 'inbound-rtp') continue;
        const moved = stat.kind === 'video' ? stat.framesDecoded : stat.totalAudioEnergy;
        found.push([`${stat.kind} ${stat.trackIdentifier}`, moved ?? 0]);
      }
    }
    return found;
  });
  return new Map(entries);
}

/** How long streams may take to move on, in milliseconds: a machine far slower than a laptop's. */
const PATIENCE = 90_000;

/** Resolves when the pictures and the voices of so many others move on; rejects naming those that stand still. */
export async function seesAndHears(page: Page, others: number): Promise<void> {
  const before = await progress(page);
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const now = await progress(page);
    const moving = [...now].filter(([stream, moved]) => moved > (before.get(stream) ?? 0));
    const count = (kind: string) => moving.filter(([stream]) => stream.startsWith(kind)).length;
    if (count('video') >= others && count('audio') >= others) return;
    if (Date.now() > deadline) {
      const streams = JSON.stringify({ before: [...before], now: [...now] });
      throw new Error(`not ${others} others are seen and heard at ${page.url()}: ${streams}`);
    }
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
