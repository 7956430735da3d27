import type { Page } from 'playwright-core';

/** What a page plays of the others' sound, and at which rate. */
export type Heard = { readonly rateHz: number; readonly samples: Float64Array };

declare class MediaStreamTrackProcessor {
  constructor(options: { track: MediaStreamTrack; maxBufferSize: number });
  readonly readable: ReadableStream<AudioData>;
}

/**
 * Everything that comes out for so long, sample by sample, as the page would play it: after the jitter
 * buffer and its concealment, before the loudspeaker.
 */
export async function hear(page: Page, forMs: number): Promise<Heard> {
  const { rateHz, base64 } = await page.evaluate(async (durationMs) => {
    const track = () => {
      for (const element of document.querySelectorAll('audio')) {
        const { srcObject } = element;
        const found = srcObject instanceof MediaStream ? srcObject.getAudioTracks()[0] : undefined;
        if (found?.readyState === 'live') return found;
      }
      return undefined;
    };
    const found = track();
    if (!found) throw new Error('there is nobody to hear');
    // A page that is busy for a second must not lose what it hears meanwhile.
    const options = { track: found, maxBufferSize: 500 };
    const reader = new MediaStreamTrackProcessor(options).readable.getReader();
    const pieces: Int16Array<ArrayBuffer>[] = [];
    let rateHz = 0;
    const untilMs = performance.now() + durationMs;
    while (performance.now() < untilMs) {
      const { value: data, done } = await reader.read();
      if (done) break;
      const plane = new Float32Array(data.numberOfFrames);
      data.copyTo(plane, { planeIndex: 0, format: 'f32-planar' });
      rateHz = data.sampleRate;
      data.close();
      pieces.push(new Int16Array(plane.map((value) => Math.round(value * 32_767))));
    }
    await reader.cancel();
    const blob = new Blob(pieces);
    const url = await new Promise<string>((resolve) => {
      const file = new FileReader();
      file.addEventListener('load', () => {
        if (typeof file.result === 'string') resolve(file.result);
      });
      file.readAsDataURL(blob);
    });
    return { rateHz, base64: url.slice(url.indexOf(',') + 1) };
  }, forMs);
  const bytes = Buffer.from(base64, 'base64');
  const samples = Float64Array.from(
    { length: Math.floor(bytes.length / 2) },
    (_, at) => bytes.readInt16LE(at * 2) / 32_768,
  );
  return { rateHz, samples };
}
