import { maxUploadBytes, type AttachmentKind } from '@qarib/contracts';
import { useState } from 'react';
import { useUploads } from '../../../shared/uploads/use-uploads.ts';
import { safeFileName } from './safe-file-name.ts';

/** What files go with: a case that is there, or a request that is still being written. */
export type AttachTo = { readonly consultationId: string } | { readonly draftId: string };

/** Files of one case or request that are not there yet, and how to add one. */
export function useAttaching(to: AttachTo) {
  const { uploads, all } = useUploads();
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const own = all.filter(({ kept }) =>
    'draftId' in to
      ? kept.draftId === to.draftId
      : kept.consultationId === to.consultationId && kept.place === 'case',
  );

  function add(kind: AttachmentKind, files: readonly File[]): void {
    setTooLarge(files.filter(({ size }) => size > maxUploadBytes).map(({ name }) => name));
    for (const file of files.filter(({ size }) => size > 0 && size <= maxUploadBytes)) {
      void uploads.add({
        ...to,
        uploadId: crypto.randomUUID(),
        kind,
        place: 'case',
        fileName: safeFileName(file.name),
        takenAt: new Date().toISOString(),
        blob: file,
      });
    }
  }

  return { own, add, tooLarge, uploads };
}
