import { once } from 'node:events';
import { BroadcastChannel, parentPort } from 'node:worker_threads';
import { drawSheet } from '../src/adapters/pdf/draw-sheet.ts';
import type { Sheet } from '../src/ports/documents.ts';

/** Begins each drawing by telling the test, and goes wrong where the document says so. */
const channel = new BroadcastChannel('obedient-drawing');

async function draw(sheet: Sheet): Promise<void> {
  const words = JSON.stringify(sheet.blocks);
  const mayGoOn = once(channel, 'message');
  channel.postMessage('begun');
  if (words.includes('BROKEN')) throw new Error('no such glyph');
  while (words.includes('ENDLESS')) continue;
  if (words.includes('HELD')) await mayGoOn;
  for await (const piece of drawSheet(sheet)) parentPort?.postMessage(piece);
  parentPort?.postMessage(null);
}

parentPort?.on('message', (sheet: Sheet) => void draw(sheet));
