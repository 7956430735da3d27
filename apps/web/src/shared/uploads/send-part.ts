import { partUpload, type UploadState } from '@qarib/contracts';
import { csrfHeader, errorOf, pathOf } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import type { KeptUpload } from './upload-store.ts';

/** 64 KiB take 35 s at 15 kbit/s; after twice that the link is lost. */
const partTimeoutMs = 75_000;

export type PartOptions = {
  readonly kept: KeptUpload;
  readonly consultationId: string;
  readonly offset: number;
  readonly bytes: Blob;
  /** Bytes of this part that have left. */
  readonly onProgress: (bytes: number) => void;
};

function urlOf({ kept, consultationId, offset }: PartOptions): string {
  const { uploadId, requestId, blob, kind, place, fileName } = kept;
  const query = new URLSearchParams({ offset: `${offset}`, totalBytes: `${blob.size}` });
  query.set('kind', kind);
  query.set('place', place);
  if (fileName) query.set('fileName', fileName);
  if (requestId) query.set('requestId', requestId);
  return `${pathOf(partUpload.path, { id: consultationId, uploadId })}?${query}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one part, or with no bytes asks how far it is. Rejects with `ApiError`. */
export function sendPart(options: PartOptions): Promise<UploadState> {
  return new Promise((resolve, reject) => {
    // `fetch` tells nothing about what has left.
    const request = new XMLHttpRequest();
    request.open(partUpload.method, urlOf(options));
    request.timeout = partTimeoutMs;
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => options.onProgress(loaded));
    request.addEventListener('timeout', () => reject(new ApiError('TIMEOUT')));
    request.addEventListener('error', () =>
      reject(new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE')),
    );
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText);
      if (request.status >= 400) {
        reject(errorOf(request.status, body));
        return;
      }
      const parsed = partUpload.reply.safeParse(body);
      if (parsed.success) resolve(parsed.data);
      else reject(new ApiError('REPLY_UNREADABLE'));
    });
    request.send(options.bytes);
  });
}
