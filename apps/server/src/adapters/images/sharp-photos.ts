import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { AppError } from '../../ports/app-error.ts';
import type { Photos } from '../../ports/attachments.ts';
import { createTurns } from './turns.ts';

const previewSide = 480;
const limitInputPixels = 60_000_000;
const accepted = new Set(['jpeg', 'png', 'webp']);

// Of all the readers in libvips those of photos alone; SVG, PDF and the rest are never even parsed.
const readers = ['Jpeg', 'Png', 'Webp'].flatMap((format) =>
  ['File', 'Buffer'].map((from) => `VipsForeignLoad${format}${from}`),
);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: readers });

/**
 * A photo of the largest size takes hundreds of megabytes and a thread for seconds, and passwords,
 * files and replies wait for the same few threads.
 */
const inTurn = createTurns(2);

export const sharpPhotos: Photos = {
  normalise: (bytes, longestSide) => inTurn(() => normalise(bytes, longestSide)),
  shrink: (bytes) => inTurn(() => normalise(bytes, previewSide)),
  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

async function normalise(bytes: Buffer, longestSide: number): Promise<Buffer> {
  try {
    const photo = sharp(bytes, { limitInputPixels, failOn: 'error' });
    const { format } = await photo.metadata();
    if (!accepted.has(format)) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
    // Upright first, because the orientation is metadata, and metadata tells where it was taken.
    return await photo
      .rotate()
      .resize({
        width: longestSide,
        height: longestSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: 'white' })
      .jpeg({ quality: 85, mozjpeg: true })
      .toBuffer();
  } catch {
    // What sharp says quotes the file; that it is no photo is all there is to know.
    throw new AppError('MEDIA_TYPE_UNSUPPORTED');
  }
}
