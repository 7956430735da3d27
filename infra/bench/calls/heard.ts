import type { Page } from '@qarib/testing/browser';

/** What a page plays of the others' sound, and at which rate. */
export type Heard = { readonly rateHz: number; readonly samples: Float64Array };

declare global {
  interface Window {
    heardPieces?: Int16Array<ArrayBuffer>[];
  }
}

declare class MediaStreamTrackProcessor {
  constructor(options: { track: MediaStreamTrack; maxBufferSize: number });
  readonly readable: ReadableStream<AudioData>;
}

/**
 * Everything that comes out for so long, sample by sample, as the page would play it: after the jitter
 * buffer and its concealment, before the loudspeaker.
 */
export async function hear(page: Page, forMs: number): Promise<Heard> {
  const rateHz = await page.evaluate(async (durationMs) => {
    const track = () => {
      for (const element of document.querySelectorAll('audio')) {
        const { srcObject } = element;
        const found = srcObject instanceof MediaStream ? srcObject.getAudioTracks()[0] : undefined;
        if (found?.readyState === 'live') return found;
      }
      return undefined;
    };
    const pieces: Int16Array<ArrayBuffer>[] = [];
    const startMs = performance.now();
    const elapsedMs = () => performance.now() - startMs;
    let rateHz = 48_000;
    let heardCount = 0;
    const add = (piece: Int16Array<ArrayBuffer>) => {
      pieces.push(piece);
      heardCount += piece.length;
    };
    const pause = () => new Promise<undefined>((resolve) => setTimeout(resolve, 500));
    /** A call that mends itself has another track afterwards; until then nothing is heard. */
    const hearOne = async (found: MediaStreamTrack) => {
      const silentCount = Math.floor((elapsedMs() * rateHz) / 1_000) - heardCount;
      if (heardCount > 0 && silentCount > 0) add(new Int16Array(silentCount));
      // A page that is busy for a second must not lose what it hears meanwhile.
      const options = { track: found, maxBufferSize: 500 };
      const reader = new MediaStreamTrackProcessor(options).readable.getReader();
      let reading = reader.read();
      while (elapsedMs() < durationMs) {
        // A track that nothing comes from any more never answers.
        const read = await Promise.race([reading, pause()]);
        if (!read) {
          if (track() === found) continue;
          break;
        }
        const { value: data, done } = read;
        if (done) break;
        reading = reader.read();
        const plane = new Float32Array(data.numberOfFrames);
        data.copyTo(plane, { planeIndex: 0, format: 'f32-planar' });
        rateHz = data.sampleRate;
        data.close();
        add(new Int16Array(plane.map((value) => Math.round(value * 32_767))));
      }
      await reader.cancel();
    };
    while (elapsedMs() < durationMs) {
      const found = track();
      if (found) await hearOne(found);
      else await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    window.heardPieces = pieces;
    return rateHz;
  }, forMs);
  const bytes = Buffer.from(await takeHeard(page), 'base64');
  const samples = Float64Array.from(
    { length: Math.floor(bytes.length / 2) },
    (_, at) => bytes.readInt16LE(at * 2) / 32_768,
  );
  return { rateHz, samples };
}

/** What the page has kept, sixteen bits a sample, in base64. */
function takeHeard(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const blob = new Blob(window.heardPieces ?? []);
    const url = await new Promise<string>((resolve) => {
      const file = new FileReader();
      file.addEventListener('load', () => {
        if (typeof file.result === 'string') resolve(file.result);
      });
      file.readAsDataURL(blob);
    });
    return url.slice(url.indexOf(',') + 1);
  });
}
