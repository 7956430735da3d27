import { errorOf, readJson, urlOf, type LooseInput } from './api-client.ts';
import { ApiError } from './api-error.ts';

/** A silence longer than this is a lost link; a file that still comes may take as long as it takes. */
const longestSilenceMs = 20_000;

/** The bytes of a file as they come. Rejects with `ApiError` when the server or the link ends it early. */
export async function readFile(
  path: string,
  input: LooseInput,
  onPart: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<void> {
  const silence = new AbortController();
  const listen = () => setTimeout(() => silence.abort(), longestSilenceMs);
  let timer = listen();
  try {
    const response = await fetch(urlOf(path, input), {
      credentials: 'same-origin',
      headers: { Accept: 'application/json, application/problem+json' },
      signal: silence.signal,
    });
    if (!response.ok) throw errorOf(response.status, await readJson(response));
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      clearTimeout(timer);
      timer = listen();
      onPart(part.value);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (silence.signal.aborted) throw new ApiError('TIMEOUT');
    throw new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE');
  } finally {
    clearTimeout(timer);
  }
}
