import type { mongo } from 'mongoose';
import { CountTable, rowName, wholeRow, type CountRow } from '@qarib/clinical';

/**
 * A table as it is kept: for the whole and for each part it is told apart by one run of bytes, so that a
 * question reads what it is about and nothing else. Each row is the length of its value's name, the name
 * in UTF-8, how many numbers follow, and the numbers; all of them whole, seven bits to the byte with the
 * lowest first, and the numbers folded so that small negative ones are short as well.
 */
export type CountSheets = Readonly<Record<string, Uint8Array | mongo.Binary>>;

/** The part that holds the row of the whole. */
export const wholePart = 'whole';

const initialBytes = 256;
/** A number of up to 53 bits, seven to the byte. */
const mostOfNumber = 8;

class SheetWriter {
  #bytes = Buffer.allocUnsafe(initialBytes);
  #length = 0;

  row(value: string, numbers: CountRow): void {
    const ofName = Buffer.byteLength(value);
    this.#reserve(ofName + mostOfNumber * (numbers.length + 2));
    this.#number(ofName);
    this.#length += this.#bytes.write(value, this.#length);
    this.#number(numbers.length);
    for (const number of numbers) this.#number(number < 0 ? -2 * number - 1 : 2 * number);
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #number(number: number): void {
    let rest = number;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(2 * (this.#bytes.length + count));
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }
}

class SheetReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(sheet: Uint8Array | mongo.Binary) {
    const bytes = sheet instanceof Uint8Array ? sheet : sheet.value();
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Adds every row to a table. */
  addTo(table: CountTable, part: string): void {
    while (this.#at < this.#bytes.length) {
      const end = this.#number() + this.#at;
      const value = this.#bytes.toString('utf8', this.#at, end);
      this.#at = end;
      const numbers: number[] = [];
      for (let left = this.#number(); left > 0; left -= 1) {
        const folded = this.#number();
        numbers.push(folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
      }
      table.add(part === wholePart ? wholeRow : rowName(part, value), numbers);
    }
  }

  #number(): number {
    let number = 0;
    for (let worth = 1; ; worth *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('a figure that is cut off');
      if (byte < 128) return number + byte * worth;
      number += (byte - 128) * worth;
    }
  }
}

/** Noughts at the end of a row, and rows of nothing else, are not kept. */
export function sheetsOf(table: CountTable): CountSheets {
  const writers: Record<string, SheetWriter> = {};
  for (const [name, numbers] of table.rows()) {
    const length = numbers.findLastIndex((number) => number !== 0) + 1;
    if (length === 0) continue;
    const slash = name.indexOf('/');
    const part = name === wholeRow ? wholePart : name.slice(0, slash);
    (writers[part] ??= new SheetWriter()).row(name.slice(slash + 1), numbers.slice(0, length));
  }
  return Object.fromEntries(Object.entries(writers).map(([part, it]) => [part, it.bytes()]));
}

export function addSheets(table: CountTable, sheets: CountSheets): CountTable {
  for (const [part, sheet] of Object.entries(sheets)) new SheetReader(sheet).addTo(table, part);
  return table;
}

export const tableOf = (sheets: CountSheets): CountTable => addSheets(new CountTable(), sheets);
