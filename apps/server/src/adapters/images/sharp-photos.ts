import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { AppError } from '../../ports/app-error.ts';
import type { Photos } from '../../ports/attachments.ts';
import { createTurns } from '../work/turns.ts';

const previewSide = 480;
const limitInputPixels = 60_000_000;
const accepted = new Set(['jpeg', 'png', 'webp']);

// Of all the readers in libvips those of photos alone; SVG, PDF and the rest are never even parsed.
const readers = ['Jpeg', 'Png', 'Webp'].flatMap((format) =>
  ['File', 'Buffer'].map((from) => `VipsForeignLoad${format}${from}`),
);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: readers });

/** What twelve megapixels have, a side. */
const longestSide = 4_096;

/**
 * A photo of the largest size takes hundreds of megabytes and a thread for seconds, and passwords,
 * files and replies wait for the same few threads. What waits to be decoded is 25 MB each.
 */
const inTurn = createTurns({ atOnce: 2, waiting: 8 });
const previewInTurn = createTurns({ atOnce: 2, waiting: 100 });

export const sharpPhotos: Photos = {
  normalise: (bytes) => inTurn(() => normalise(bytes, longestSide)),
  shrink: (bytes) => previewInTurn(() => normalise(bytes, previewSide)),
  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

async function normalise(bytes: Buffer, side: number): Promise<Buffer> {
  await requirePhoto(bytes);
  try {
    // Upright first, because the orientation is metadata, and metadata tells where it was taken.
    return await sharp(bytes, { limitInputPixels, failOn: 'error' })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 85, mozjpeg: true })
      .toBuffer();
  } catch {
    // What sharp says quotes the file; that it cannot be read is all there is to know.
    throw new AppError('FILE_DAMAGED');
  }
}

/** By its header alone: a bomb is small until it is decoded. */
async function requirePhoto(bytes: Buffer): Promise<void> {
  const header = sharp(bytes, { limitInputPixels: false });
  const { format, width, height } = await header.metadata().catch(() => {
    throw new AppError('MEDIA_TYPE_UNSUPPORTED');
  });
  if (!accepted.has(format)) throw new AppError('MEDIA_TYPE_UNSUPPORTED');
  if (width * height > limitInputPixels) throw new AppError('IMAGE_TOO_LARGE');
}
