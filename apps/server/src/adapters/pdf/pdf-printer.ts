import { PassThrough, type Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentPrinter, Sheet } from '../../ports/documents.ts';
import { createTurns } from '../work/turns.ts';
import type { Drawn } from './drawing-thread.ts';

/** Many times what the longest document takes on a busy machine. */
export const drawingLimitMs = 30_000;
/** Documents that may wait for their turn: at half a second each nobody waits long for an answer. */
export const mostWaiting = 20;
/** More than any document of ours takes; one that takes more ends its thread and not the server. */
const mostMegabytes = 256;

type Options = {
  readonly clock: Clock;
  /** What runs in the thread. */
  readonly module?: URL;
};

/**
 * Documents as PDF, drawn one after the other in a thread of their own: each takes some hundred
 * milliseconds, in which the server would answer nobody. The thread begins with the first document and
 * keeps its fonts for the next; one that fails or never ends is replaced.
 */
export class PdfPrinter implements DocumentPrinter {
  readonly contentType = 'application/pdf';
  readonly #clock: Clock;
  readonly #module: URL;
  readonly #inTurn = createTurns({ atOnce: 1, waiting: mostWaiting });
  #thread: Worker | undefined;
  #isClosed = false;

  private constructor({
    clock,
    module = new URL('./drawing-thread.ts', import.meta.url),
  }: Options) {
    this.#clock = clock;
    this.#module = module;
  }

  static create(options: Options): PdfPrinter {
    return new PdfPrinter(options);
  }

  print(sheet: Sheet): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.#inTurn(async () => {
        const pdf = new PassThrough();
        // Whoever wanted it may be gone when it breaks off.
        pdf.on('error', () => undefined);
        resolve(pdf);
        await this.#draw(sheet, pdf);
      }).catch(reject);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #draw(sheet: Sheet, pdf: PassThrough): Promise<void> {
    try {
      if (this.#isClosed) throw new Error('The printer is closed.');
      this.#thread ??= this.#begin();
      await this.#whole(this.#thread, sheet, pdf);
      pdf.end();
    } catch (error) {
      pdf.destroy(error instanceof Error ? error : new Error('The document cannot be drawn.'));
      // Whatever state it is in, the next document does not begin with it.
      await this.#end();
    }
  }

  async #whole(thread: Worker, sheet: Sheet, pdf: PassThrough): Promise<void> {
    const over = Promise.withResolvers<void>();
    const hear = (drawn: Drawn) => {
      if (drawn === null) over.resolve();
      else pdf.write(drawn);
    };
    const end = () => over.reject(new Error('The drawing thread ended.'));
    const stopClock = this.#clock.after(drawingLimitMs, () =>
      over.reject(new Error('The document took too long to draw.')),
    );
    thread.on('message', hear).once('error', over.reject).once('exit', end);
    try {
      thread.postMessage(sheet);
      await over.promise;
    } finally {
      stopClock();
      thread.off('message', hear).off('error', over.reject).off('exit', end);
    }
  }

  #begin(): Worker {
    const thread = new Worker(this.#module, {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    // It always ends with an exit, which says as much.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    return thread;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
