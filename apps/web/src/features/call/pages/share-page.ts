import type { CallEngine } from '../../../shared/call/call-engine.ts';

/** Something of the case that can be shown as a picture. */
export type CasePage = { readonly name: string; readonly url: string };

/** Writing on a photographed page stays readable, and a link at 100 kbit/s carries it. Pixels. */
const longestSide = 1_600;
/** A page stands still; whoever comes later needs a frame all the same. Milliseconds. */
const redrawEveryMs = 500;

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/** Shows everybody a page of the case, in the place of a shared screen. */
export async function sharePage(call: CallEngine, { url }: CasePage): Promise<void> {
  const image = await load(url);
  const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  const track = canvas.captureStream().getVideoTracks()[0];
  if (!context || !track) return;
  const draw = () => {
    if (track.readyState === 'ended') clearInterval(timer);
    else context.drawImage(image, 0, 0, canvas.width, canvas.height);
  };
  const timer = setInterval(draw, redrawEveryMs);
  draw();
  await call.startSharing(track);
}
