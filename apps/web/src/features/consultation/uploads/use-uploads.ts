import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { attachmentUpload } from '@qarib/contracts';
import { ApiError, asApiError } from '../../../shared/api/api-error.ts';
import { read } from '../../../shared/api/queries.ts';
import { uploadPhoto } from './upload-photo.ts';

export type Upload = {
  readonly key: string;
  readonly file: File;
  /** Bytes that have left, in per cent. */
  readonly percent: number;
  /** Set when it is not sent and will not be by itself. */
  readonly error?: ApiError;
};

/** Photos on their way. One leaves this list only when the server has it or the nurse takes it back. */
export function useUploads(consultationId: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const discard = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  async function send({ key, file }: Upload): Promise<void> {
    try {
      if (file.size > attachmentUpload.maxBytes) throw new ApiError('INPUT_TOO_LARGE');
      const consultation = await uploadPhoto({
        consultationId,
        file,
        onProgress: (share) => change(key, { percent: Math.round(share * 100) }),
      });
      const { queryKey } = read('readConsultation', { params: { id: consultationId } });
      client.setQueryData(queryKey, consultation);
      discard(key);
    } catch (error) {
      change(key, { error: asApiError(error) });
    }
  }

  return {
    uploads,
    discard,
    add: (files: readonly File[]) => {
      const added = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0 }));
      setUploads((all) => [...all, ...added]);
      for (const upload of added) void send(upload);
    },
    retry: ({ key, file }: Upload) => {
      const again: Upload = { key, file, percent: 0 };
      setUploads((all) => all.map((one) => (one.key === key ? again : one)));
      void send(again);
    },
  };
}
