import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const largestFileBytes = 10 * 1024 * 1024;

/** A log that never takes more than twice its limit: the full file becomes `.1`, replacing the last. */
export class LogFile {
  readonly #file: string;
  readonly #limitBytes: number;
  #sizeBytes: number;

  constructor(file: string, limitBytes: number = largestFileBytes) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#limitBytes = limitBytes;
    this.#sizeBytes = existsSync(file) ? statSync(file).size : 0;
  }

  append(line: string): void {
    const text = `${line}\n`;
    if (this.#sizeBytes > 0 && this.#sizeBytes + Buffer.byteLength(text) > this.#limitBytes) {
      renameSync(this.#file, `${this.#file}.1`);
      this.#sizeBytes = 0;
    }
    appendFileSync(this.#file, text, { mode: 0o600 });
    this.#sizeBytes += Buffer.byteLength(text);
  }
}
