import type { StillSource } from '../../../shared/call/still-source.ts';

/** Twelve megapixels: what phones' cameras have, and what the server keeps. */
const longestSide = 4_096;
const jpegQuality = 0.85;
/** A photo of another shape than the picture may have fewer pixels and still be all there is. */
const nearlyAll = 0.5;
/** A camera that was just opened needs some pictures to find the light. */
const picturesToSettle = 6;

const wantedOfCamera = {
  width: { ideal: longestSide },
  height: { ideal: longestSide },
} as const;

type Picture = {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
};

/** A camera of its own for a still: the one chosen, or the one that looks at the patient. */
export async function openCamera(deviceId: string | undefined): Promise<MediaStream> {
  const which = deviceId
    ? { deviceId: { ideal: deviceId } }
    : { facingMode: { ideal: 'environment' } };
  return navigator.mediaDevices.getUserMedia({ video: { ...wantedOfCamera, ...which } });
}

/**
 * A photo with all the camera has, whatever the call sends of it, as a JPEG without anything but its
 * pixels: where and with what it was taken stays on this device.
 */
export async function takeStill(track: MediaStreamTrack, { lend }: StillSource): Promise<Blob> {
  const deviceId = track.getSettings().deviceId;
  const photo = await takePhoto(track).catch(() => undefined);
  if (photo && isNearlyAll(photo, track)) return encode(photo);
  const frame = await takeFrame(track);
  if (isNearlyAll(frame, track) || !lend) return encode(larger(photo, frame));
  return encode(larger(photo, await takeLent(deviceId, lend).catch(() => frame)));
}

/** A photo from the device's own camera program or its gallery, encoded the same way. */
export async function reEncode(file: Blob): Promise<Blob> {
  return encode(await pictureOf(file));
}

async function pictureOf(file: Blob): Promise<Picture> {
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return { source, width: source.width, height: source.height };
}

const areaOf = ({ width, height }: Picture) => width * height;

const larger = (one: Picture | undefined, other: Picture): Picture =>
  one && areaOf(one) >= areaOf(other) ? one : other;

function isNearlyAll(picture: Picture, track: MediaStreamTrack): boolean {
  const { width, height } = track.getCapabilities();
  const most = Math.min(longestSide, width?.max ?? 0) * Math.min(longestSide, height?.max ?? 0);
  return most > 0 && areaOf(picture) >= most * nearlyAll;
}

/** Image Capture (W3C); Firefox and Safari have none. */
async function takePhoto(track: MediaStreamTrack): Promise<Picture | undefined> {
  if (!('ImageCapture' in globalThis)) return undefined;
  const taker = new ImageCapture(track);
  const { imageWidth, imageHeight } = await taker.getPhotoCapabilities();
  return pictureOf(
    await taker.takePhoto({
      ...(imageWidth && { imageWidth: imageWidth.max }),
      ...(imageHeight && { imageHeight: imageHeight.max }),
    }),
  );
}

/** A frame as large as the open camera gives it: of a copy of the track, so that the call's stays as it is. */
async function takeFrame(track: MediaStreamTrack, pictures = 1): Promise<Picture> {
  const copy = track.clone();
  await copy.applyConstraints(wantedOfCamera).catch(() => undefined);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([copy]);
  try {
    await video.play();
    for (let seen = 0; seen < pictures; seen += 1) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    }
    const source = await createImageBitmap(video);
    return { source, width: source.width, height: source.height };
  } finally {
    copy.stop();
    video.srcObject = null;
  }
}

/**
 * While the call holds the camera, browsers give everybody else the resolution of the call. So the
 * call lends it: the picture stands still for the moment in which the camera shows all it has.
 */
async function takeLent(
  deviceId: string | undefined,
  lend: NonNullable<StillSource['lend']>,
): Promise<Picture> {
  const giveBack = await lend();
  try {
    const stream = await openCamera(deviceId);
    try {
      const [track] = stream.getVideoTracks();
      if (!track) throw new Error('a camera without a picture');
      return await takeFrame(track, picturesToSettle);
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  } finally {
    giveBack();
  }
}

async function encode({ source, width, height }: Picture): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the photo could not be encoded'))),
      'image/jpeg',
      jpegQuality,
    ),
  );
}
