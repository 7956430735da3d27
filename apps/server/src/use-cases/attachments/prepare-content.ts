import type { AttachmentKind } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';

export type Content = {
  readonly bytes: Buffer;
  readonly contentType: 'image/jpeg' | 'application/pdf';
};

/**
 * What is kept of the bytes that were sent. What they are is told by themselves, never by their name: a
 * picture is made anew, so that nothing else can ride in it, and a PDF is kept as it is or refused.
 */
export async function prepareContent(
  { photos, documents }: Pick<Ports, 'photos' | 'documents'>,
  kind: AttachmentKind,
  bytes: Buffer,
): Promise<Content> {
  if (!documents.isPdf(bytes)) {
    return { bytes: await photos.normalise(bytes), contentType: 'image/jpeg' };
  }
  if (kind === 'photo') throw new AppError('MEDIA_TYPE_UNSUPPORTED');
  documents.requireHarmless(bytes);
  return { bytes, contentType: 'application/pdf' };
}
