export type Recording = { readonly rateHz: number; readonly samples: Float64Array };

const headerBytes = 44;
const pcm = 1;

/** RIFF/WAVE of 16 bits and one channel, which is all that is read here. */
export function readWav(file: Buffer): Recording {
  let rateHz = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') {
      const [format, channels] = [file.readUInt16LE(body), file.readUInt16LE(body + 2)];
      if (format !== pcm || channels !== 1 || file.readUInt16LE(body + 14) !== 16)
        throw new Error('not a WAVE of 16 bits and one channel');
      rateHz = file.readUInt32LE(body + 4);
    }
    if (name === 'data') {
      const count = Math.floor(Math.min(length, file.length - body) / 2);
      const samples = Float64Array.from(
        { length: count },
        (_, index) => file.readInt16LE(body + index * 2) / 32_768,
      );
      return { rateHz, samples };
    }
    at = body + length + (length % 2);
  }
  throw new Error('a WAVE without data');
}

export function writeWav({ rateHz, samples }: Recording): Buffer {
  const file = Buffer.alloc(headerBytes + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(pcm, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rateHz, 24);
  file.writeUInt32LE(rateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [at, value] of samples.entries())
    file.writeInt16LE(
      Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))),
      headerBytes + at * 2,
    );
  return file;
}
