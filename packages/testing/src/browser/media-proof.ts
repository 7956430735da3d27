import type { Page } from 'playwright-core';

/** What a page has received from the others so far. */
export type ReceivedMedia = {
  /** Frames decoded over all remote video tracks. */
  readonly framesDecoded: number;
  /** Sum of squared audio levels times seconds, over all remote audio tracks (webrtc-stats). */
  readonly totalAudioEnergy: number;
};

export async function receivedMedia(page: Page): Promise<ReceivedMedia> {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, totalAudioEnergy: 0 };
    for (const connection of window.keptPeerConnections ?? []) {
      if (connection.connectionState === 'closed') continue;
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type !== 'inbound-rtp') continue;
        sum.framesDecoded += stat.framesDecoded ?? 0;
        sum.totalAudioEnergy += stat.totalAudioEnergy ?? 0;
      }
    }
    return sum;
  });
}

/** Resolves when both pictures and sound have moved on from `since`; the caller's time-out bounds it. */
export async function mediaMovesOn(page: Page, since: ReceivedMedia, frames = 20): Promise<void> {
  for (;;) {
    const now = await receivedMedia(page);
    if (
      now.framesDecoded >= since.framesDecoded + frames &&
      now.totalAudioEnergy > since.totalAudioEnergy
    )
      return;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

/** Mean brightness (0-255) and its spread over the remote picture as it is shown now. */
export async function sampleRemoteFrame(page: Page): Promise<{ mean: number; spread: number }> {
  return page
    .getByTestId('remote-video')
    .first()
    .evaluate((element) => {
      const video = element instanceof HTMLVideoElement ? element : element.querySelector('video');
      if (!video?.videoWidth) return { mean: 0, spread: 0 };
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 36;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no 2d context');
      context.drawImage(video, 0, 0, 64, 36);
      const { data } = context.getImageData(0, 0, 64, 36);
      const brightness: number[] = [];
      for (let i = 0; i < data.length; i += 4)
        brightness.push(((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3);
      const mean = brightness.reduce((a, b) => a + b, 0) / brightness.length;
      const variance = brightness.reduce((a, b) => a + (b - mean) ** 2, 0) / brightness.length;
      return { mean, spread: Math.sqrt(variance) };
    });
}
