import { readSync } from 'node:fs';

/** A page of the data file as it lies there. */
export type Page = { number: number; bytes: Buffer };

/** Neighbours are read together, up to this much at a time. */
const CHUNK_BYTES = 1024 * 1024;

/** Reads pages of a file; none that the file does not wholly hold. */
export class PageReader {
  readonly #file: number;
  readonly pageSize: number;
  readonly #chunk: Buffer;

  constructor(file: number, pageSize: number) {
    this.#file = file;
    this.pageSize = pageSize;
    this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, pageSize));
  }

  /** @param numbers in ascending order; a page's bytes are only good until the next one */
  *read(numbers: readonly number[]): Generator<Page> {
    const most = Math.floor(this.#chunk.length / this.pageSize);
    for (let at = 0; at < numbers.length;) {
      const first = numbers[at] ?? 0;
      let count = 1;
      while (count < most && numbers[at + count] === first + count) count += 1;
      const wanted = count * this.pageSize;
      const got = readSync(this.#file, this.#chunk, 0, wanted, first * this.pageSize);
      if (got < wanted) throw new PageProblem('its end is missing');
      for (let i = 0; i < count; i += 1) {
        const from = i * this.pageSize;
        yield { number: first + i, bytes: this.#chunk.subarray(from, from + this.pageSize) };
      }
      at += count;
    }
  }

  /** Part of the file that may span several pages. */
  readBytes(pageNumber: number, offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    const got = readSync(this.#file, bytes, 0, length, pageNumber * this.pageSize + offset);
    if (got < length) throw new PageProblem('its end is missing');
    return bytes;
  }
}

/** What is wrong with a data file, in words for people. */
export class PageProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PageProblem';
  }
}
