/** A picture or a running video, as far as a code is looked for in it. */
type Source = ImageBitmap | HTMLVideoElement;

export type QrReader = {
  /** What the code in the picture says; nothing when there is none to be read. */
  read(source: Source): Promise<string | undefined>;
};

type Detector = { detect(source: Source): Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: ['qr_code'] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
};

declare global {
  interface Window {
    /** Shape Detection API: in Chromium on Android and macOS. */
    readonly BarcodeDetector?: DetectorClass;
  }
}

/** The browser's own reader where there is one; otherwise one is fetched, and only then. */
export async function createQrReader(): Promise<QrReader> {
  const detector = (await nativeDetector()) ?? (await fetchedDetector());
  return {
    async read(source) {
      const [code] = await detector.detect(source).catch(() => []);
      return code?.rawValue || undefined;
    },
  };
}

async function nativeDetector(): Promise<Detector | undefined> {
  const Native = window.BarcodeDetector;
  const formats = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  return Native && formats.includes('qr_code') ? new Native({ formats: ['qr_code'] }) : undefined;
}

async function fetchedDetector(): Promise<Detector> {
  const { BarcodeDetector } = await import('qr/decode.js');
  return new BarcodeDetector({ formats: ['qr_code'] });
}

/** A phone's photo has twelve megapixels; a code fills enough of far fewer. */
const longestSide = 1_600;

/** A photo as a picture that a reader takes, no larger than it has to be. */
export async function pictureOf(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = longestSide / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const resized = await createImageBitmap(whole, {
    resizeWidth: Math.round(whole.width * scale),
    resizeHeight: Math.round(whole.height * scale),
  });
  whole.close();
  return resized;
}
