const types = [
  { mimeType: 'video/webm;codecs=vp8,opus', contentType: 'video/webm' },
  { mimeType: 'video/mp4', contentType: 'video/mp4' },
] as const;

/** What this browser can write, if it can record at all. */
export function supportedType() {
  if (!('MediaRecorder' in window)) return undefined;
  return types.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType));
}
