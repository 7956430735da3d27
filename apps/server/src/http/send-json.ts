import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  type BrotliOptions,
} from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this a packet is not full anyway. */
const worthCompressingBytes = 1_000;
/** Less than this is compressed sooner than another thread is woken for it. */
const worthWakingBytes = 8_000;

const quick: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
/** Half the time of what is usual, for a tenth more bytes. */
const quickLevel = { level: 4 } as const;
const [brotliElsewhere, gzipElsewhere] = [promisify(brotliCompress), promisify(gzip)];
const compressors = {
  br: {
    here: (text: string) => brotliCompressSync(text, quick),
    elsewhere: (text: string) => brotliElsewhere(text, quick),
  },
  gzip: {
    here: (text: string) => gzipSync(text, quickLevel),
    elsewhere: (text: string) => gzipElsewhere(text, quickLevel),
  },
};

/** JSON, compressed: on a 64 kbit/s link a list of cases is the difference of seconds. */
export async function sendJson(
  request: Request,
  response: Response,
  reply: unknown,
): Promise<void> {
  const text = JSON.stringify(reply);
  response.vary('Accept-Encoding').type('application/json');
  const encoding = request.acceptsEncodings(['br', 'gzip', 'identity']);
  if (text.length < worthCompressingBytes || (encoding !== 'br' && encoding !== 'gzip')) {
    response.send(text);
    return;
  }
  const compress = compressors[encoding];
  const bytes =
    text.length < worthWakingBytes ? compress.here(text) : await compress.elsewhere(text);
  response.set('Content-Encoding', encoding).send(bytes);
}
