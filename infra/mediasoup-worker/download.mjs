/**
 * Saves a file from the network: node download.mjs <url> <file>. A process of its own, so that the
 * proxy settings of the environment apply (NODE_USE_ENV_PROXY, Node 24) and a time limit can end it.
 * Exit status 1: the network answered with an error or not at all; the reason is on standard error.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const headersTimeoutMs = 5_000;

const [url = '', file = ''] = process.argv.slice(2);
const headers = new AbortController();
const timer = setTimeout(
  () => headers.abort(new Error(`no answer within ${headersTimeoutMs / 1000} s`)),
  headersTimeoutMs,
);
try {
  const response = await fetch(url, { signal: headers.signal });
  clearTimeout(timer);
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  await pipeline(response.body, createWriteStream(file));
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  process.stderr.write(`${cause instanceof Error ? cause.message : 'download failed'}\n`);
  process.exitCode = 1;
}
