/** Twelve megapixels: what phones' cameras have, and what the server keeps. */
const longestSide = 4_096;
const jpegQuality = 0.85;

const wantedOfCamera = {
  width: { ideal: longestSide },
  height: { ideal: longestSide },
} as const;

/** The part of Image Capture (W3C) that this needs; not every browser has it, nor every type library. */
type PhotoTaker = {
  takePhoto(settings?: { imageWidth?: number; imageHeight?: number }): Promise<Blob>;
  getPhotoCapabilities(): Promise<{
    imageWidth?: { max: number };
    imageHeight?: { max: number };
  }>;
};
type PhotoTakerClass = new (track: MediaStreamTrack) => PhotoTaker;
declare global {
  interface Window {
    ImageCapture?: PhotoTakerClass;
  }
}

/** A camera of its own for a still, when the call has none open: the one that looks at the patient. */
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
export async function takeStill(track: MediaStreamTrack): Promise<Blob> {
  const photo = await takePhoto(track).catch(() => undefined);
  const frame = await takeFrame(track);
  try {
    // A camera may take smaller photos than pictures; the larger one is the still.
    const bitmap = photo && (await createImageBitmap(photo).catch(() => undefined));
    if (!bitmap) return await encode(frame, frame.videoWidth, frame.videoHeight);
    const isLarger = bitmap.width * bitmap.height >= frame.videoWidth * frame.videoHeight;
    return await (isLarger
      ? encode(bitmap, bitmap.width, bitmap.height)
      : encode(frame, frame.videoWidth, frame.videoHeight));
  } finally {
    endFrame(frame);
  }
}

/** A photo from the device's own camera program or its gallery, encoded the same way. */
export async function reEncode(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  return encode(bitmap, bitmap.width, bitmap.height);
}

async function takePhoto(track: MediaStreamTrack): Promise<Blob | undefined> {
  if (!window.ImageCapture) return undefined;
  const taker = new window.ImageCapture(track);
  const { imageWidth, imageHeight } = await taker.getPhotoCapabilities();
  return taker.takePhoto({
    ...(imageWidth && { imageWidth: imageWidth.max }),
    ...(imageHeight && { imageHeight: imageHeight.max }),
  });
}

/** A frame in the camera's full resolution: of a copy of the track, so that the call's stays as it is. */
async function takeFrame(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const copy = track.clone();
  await copy.applyConstraints(wantedOfCamera).catch(() => undefined);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([copy]);
  await video.play();
  return video;
}

function endFrame(video: HTMLVideoElement): void {
  if (video.srcObject instanceof MediaStream) {
    for (const track of video.srcObject.getTracks()) track.stop();
  }
  video.srcObject = null;
}

async function encode(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
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
