import { parentPort } from 'node:worker_threads';
import type { Sheet } from '../../ports/documents.ts';
import { drawSheet } from './draw-sheet.ts';

/** What the thread tells of the document it was given: its bytes, then `null` when that was all of it. */
export type Drawn = Uint8Array | null;

/** A document is made of thousands of tiny pieces, and each message costs. */
const leastBytes = 4_096;

/** Whatever goes wrong ends this thread, and with it only the document it was at. */
async function draw(sheet: Sheet): Promise<void> {
  const tell = (drawn: Drawn) => parentPort?.postMessage(drawn);
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const pieces: AsyncIterable<Uint8Array> = drawSheet(sheet);
  for await (const piece of pieces) {
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes < leastBytes) continue;
    tell(Buffer.concat(held));
    held = [];
    heldBytes = 0;
  }
  tell(Buffer.concat(held));
  tell(null);
}

parentPort?.on('message', (sheet: Sheet) => void draw(sheet));
