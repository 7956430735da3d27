import { attachmentUpload, type Consultation } from '@qarib/contracts';
import { ApiError } from '../../../shared/api/api-error.ts';
import { csrfHeader, errorOf, pathOf } from '../../../shared/api/api-client.ts';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A name the server takes: what a camera or a messenger put into it does not matter. */
export function safeFileName(name: string): string {
  const kept = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(-120)
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return kept === '' ? 'photo.jpg' : kept;
}

type UploadOptions = {
  readonly consultationId: string;
  readonly file: File;
  /** Share of the bytes that have left, 0 to 1: arrived is only what the server has answered for. */
  readonly onProgress: (share: number) => void;
};

/** Sends the bytes. `fetch` tells nothing about what has left; XMLHttpRequest does. Rejects with `ApiError`. */
export function uploadPhoto({ consultationId, file, onProgress }: UploadOptions) {
  return new Promise<Consultation>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const params = { id: consultationId, fileName: safeFileName(file.name) };
    request.open(attachmentUpload.method, pathOf(attachmentUpload.path, params));
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () =>
      reject(new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE')),
    );
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText);
      if (request.status >= 400) {
        reject(errorOf(request.status, body));
        return;
      }
      const parsed = attachmentUpload.reply.safeParse(body);
      if (parsed.success) resolve(parsed.data);
      else reject(new ApiError('REPLY_UNREADABLE'));
    });
    request.send(file);
  });
}
