/** The bytes of photos. An id is one of ours, never a name a person typed. */
export type AttachmentFiles = {
  /** Returns once the bytes are durable. */
  write(id: string, bytes: Buffer): Promise<void>;
  remove(id: string): Promise<void>;
  read(id: string): Promise<Buffer>;
};

export type Photos = {
  /**
   * Re-encodes a JPEG, PNG or WebP as an upright JPEG without metadata, at most so many pixels a side.
   * Anything else is refused with `MEDIA_TYPE_UNSUPPORTED`, whatever it says it is.
   */
  normalise(bytes: Buffer, longestSide: number): Promise<Buffer>;
  /** A small one of a photo that was normalised, for lists. */
  shrink(bytes: Buffer): Promise<Buffer>;
  /** SHA-256, hexadecimal: tells a repeated upload. */
  digest(bytes: Buffer): string;
};

/** A photo on its way, of one person for one consultation. */
export type PartRef = {
  readonly practitionerId: string;
  readonly consultationId: string;
  readonly uploadId: string;
};

/** What has arrived of photos that come in parts. */
export type PhotoParts = {
  /** Adds the bytes if exactly `offset` of them are there; answers how many are there now. */
  append(ref: PartRef, offset: number, bytes: Buffer): Promise<number>;
  read(ref: PartRef): Promise<Buffer>;
  remove(ref: PartRef): Promise<void>;
  removeUntouchedSince(instant: Date): Promise<void>;
};
