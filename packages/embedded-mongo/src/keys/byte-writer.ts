const view = new DataView(new ArrayBuffer(8));

/** A growing buffer with the few primitives that keys are made of; all numbers big-endian. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(64);
  #at = 0;

  get length(): number {
    return this.#at;
  }

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at);
  }

  #reserve(size: number): number {
    const from = this.#at;
    this.#at += size;
    if (this.#at > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#at, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, from);
      this.#bytes = grown;
    }
    return from;
  }

  byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  uint32(value: number): void {
    const at = this.#reserve(4);
    this.#bytes.writeUInt32BE(value, at);
  }

  bigUint64(value: bigint): void {
    const at = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(value, at);
  }

  bytes(value: Uint8Array): void {
    const at = this.#reserve(value.length);
    this.#bytes.set(value, at);
  }

  doubleBits(value: number): bigint {
    view.setFloat64(0, value);
    return view.getBigUint64(0);
  }

  /** UTF-8, ended by 00 00; a null inside becomes 00 FF, so that shorter texts come first. */
  text(value: string): void {
    const size = Buffer.byteLength(value);
    const at = this.#reserve(size);
    this.#bytes.write(value, at);
    if (value.includes('\0')) {
      const plain = Buffer.from(this.#bytes.subarray(at, at + size));
      this.#at = at;
      for (const byte of plain) {
        this.byte(byte);
        if (byte === 0) this.byte(0xff);
      }
    }
    this.byte(0);
    this.byte(0);
  }

  /** Turns ascending order into descending for everything written since. */
  invertFrom(from: number): void {
    for (let i = from; i < this.#at; i += 1) this.#bytes[i] = (this.#bytes[i] ?? 0) ^ 0xff;
  }
}
