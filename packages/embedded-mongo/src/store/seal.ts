import { crc32 } from 'node:zlib';
import { CommandError } from '../errors.ts';

/**
 * Each value is stored with a checksum of its key and itself, so that what was damaged on the disk
 * is refused rather than answered with.
 */
const SEAL_BYTES = 4;

const checksum = (key: Buffer, value: Buffer): number => crc32(value, crc32(key));

export const seal = (key: Buffer, value: Buffer): Buffer => {
  const sealed = Buffer.allocUnsafe(value.length + SEAL_BYTES);
  value.copy(sealed);
  sealed.writeUInt32LE(checksum(key, value), value.length);
  return sealed;
};

/** For whatever cannot be unless the data file was changed by others. */
export const dataDamaged = (): CommandError =>
  new CommandError(
    'DataCorruptionDetected',
    'the data file is damaged: stop the server, check the data folder, restore a backup',
  );

export const isSealed = (key: Buffer, sealed: Buffer): boolean => {
  const end = sealed.length - SEAL_BYTES;
  return end >= 0 && sealed.readUInt32LE(end) === checksum(key, sealed.subarray(0, end));
};

/** @throws CommandError when the value is not the one that was put under the key */
export const unseal = (key: Buffer, sealed: Buffer): Buffer => {
  if (!isSealed(key, sealed)) throw dataDamaged();
  return sealed.subarray(0, sealed.length - SEAL_BYTES);
};
