import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const largestFileBytes = 10 * 1024 * 1024;

export interface LogFileOptions {
  limitBytes?: number;
  /** Told once, when lines begin to be lost, with the system's code for why: `ENOSPC`, `EACCES`. */
  onTrouble?: (code: string) => void;
}

/**
 * A log that never takes more than twice its limit: the full file becomes `.1`, replacing the last.
 * A line that cannot be written is counted and let go: what is logged must go on without its log.
 */
export class LogFile {
  readonly #file: string;
  readonly #limitBytes: number;
  readonly #onTrouble: (code: string) => void;
  #sizeBytes = 0;
  #lostLines = 0;
  #isInTrouble = false;

  constructor(file: string, { limitBytes = largestFileBytes, onTrouble }: LogFileOptions = {}) {
    this.#file = file;
    this.#limitBytes = limitBytes;
    this.#onTrouble = onTrouble ?? (() => undefined);
    this.#attempt(() => this.#open());
  }

  append(line: string): void {
    const isWritten = this.#attempt(() => {
      if (this.#lostLines > 0) this.#comeBack();
      this.#write(line);
    });
    if (!isWritten) this.#lostLines += 1;
  }

  #attempt(work: () => void): boolean {
    try {
      work();
      this.#isInTrouble = false;
      return true;
    } catch (error) {
      if (!this.#isInTrouble) this.#onTrouble(codeOf(error));
      this.#isInTrouble = true;
      return false;
    }
  }

  #open(): void {
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    this.#sizeBytes = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** The disk may have taken half of a line, so the size is read again and a new line begun. */
  #comeBack(): void {
    this.#open();
    this.#write(`\n{"level":40,"event":"log-lines-lost","count":${this.#lostLines}}`);
    this.#lostLines = 0;
  }

  #write(line: string): void {
    const text = `${line}\n`;
    if (this.#sizeBytes > 0 && this.#sizeBytes + Buffer.byteLength(text) > this.#limitBytes) {
      renameSync(this.#file, `${this.#file}.1`);
      this.#sizeBytes = 0;
    }
    appendFileSync(this.#file, text, { mode: 0o600 });
    this.#sizeBytes += Buffer.byteLength(text);
  }
}

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode ? String(error.code) : 'unknown';
}
