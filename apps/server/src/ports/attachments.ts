/** The bytes of photos. An id is one of ours, never a name a person typed. */
export type AttachmentFiles = {
  /** Returns once the bytes are durable. */
  write(id: string, bytes: Buffer): Promise<void>;
  remove(id: string): Promise<void>;
  read(id: string): Promise<Buffer>;
};

export type Photos = {
  /**
   * Re-encodes a JPEG, PNG or WebP as an upright JPEG without metadata, at most 2560 pixels a side.
   * Anything else is refused with `MEDIA_TYPE_UNSUPPORTED`, whatever it says it is.
   */
  normalise(bytes: Buffer): Promise<Buffer>;
  /** SHA-256, hexadecimal: tells a repeated upload. */
  digest(bytes: Buffer): string;
};
