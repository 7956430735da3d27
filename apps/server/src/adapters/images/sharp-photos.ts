import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { AppError } from '../../ports/app-error.ts';
import type { Photos } from '../../ports/attachments.ts';

const longestSide = 2_560;
const limitInputPixels = 60_000_000;
const accepted = new Set(['jpeg', 'png', 'webp']);

export const sharpPhotos: Photos = {
  async normalise(bytes) {
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
  },
  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
