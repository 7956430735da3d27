import { recordingChunkUpload } from '@qarib/contracts';
import { csrfHeader, errorOf, pathOf } from '../../../shared/api/api-client.ts';
import { ApiError } from '../../../shared/api/api-error.ts';
import type { SendChunk } from './chunk-sender.ts';

/** A part is at most some hundred kilobytes; slower than this is a lost link. */
const timeoutMs = 30_000;

/** Sends the bytes of one part, and believes only an answer. */
export const sendChunkOf =
  (id: string, recordingId: string): SendChunk =>
  async (index, part) => {
    const { method, path } = recordingChunkUpload;
    const url = pathOf(path, { id, recordingId, index: String(index) });
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/octet-stream', ...csrfHeader() },
      body: part,
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE');
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      const kept = recordingChunkUpload.reply.safeParse(body);
      if (!kept.success) throw new ApiError('REPLY_UNREADABLE');
      return { isOver: kept.data.endedAt !== undefined };
    }
    throw errorOf(response.status, body);
  };
