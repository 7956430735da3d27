import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this a packet is not full anyway. */
const worthCompressingBytes = 1_000;

const compressors = {
  br: (text: string) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text: string) => promisify(gzip)(text),
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
  const bytes = await compressors[encoding](text);
  response.set('Content-Encoding', encoding).send(bytes);
}
