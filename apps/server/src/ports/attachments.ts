/** The bytes of photos and documents. An id is one of ours, never a name a person typed. */
export type AttachmentFiles = {
  /** Returns once the bytes are durable. */
  write(id: string, bytes: Buffer): Promise<void>;
  remove(id: string): Promise<void>;
  read(id: string): Promise<Buffer>;
};

export type Photos = {
  /**
   * Re-encodes a JPEG, PNG or WebP as an upright JPEG without metadata, as large as a camera of twelve
   * megapixels has it. Anything else is refused with `MEDIA_TYPE_UNSUPPORTED`, whatever it says it is,
   * one with too many pixels with `IMAGE_TOO_LARGE`, one that cannot be decoded with `FILE_DAMAGED`;
   * `SERVER_BUSY` when too many wait.
   */
  normalise(bytes: Buffer): Promise<Buffer>;
  /** A small one of a photo that was normalised, for lists. */
  shrink(bytes: Buffer): Promise<Buffer>;
  /** SHA-256, hexadecimal: tells a repeated upload. */
  digest(bytes: Buffer): string;
};

export type Documents = {
  isPdf(bytes: Buffer): boolean;
  /**
   * Refuses a PDF that is encrypted (`DOCUMENT_ENCRYPTED`), acts by itself or carries files
   * (`DOCUMENT_ACTIVE`), is another kind of file as well (`FILE_DISGUISED`) or cannot be looked through
   * (`FILE_DAMAGED`).
   */
  requireHarmless(bytes: Buffer): void;
};

/** An upload on its way, of one person for one consultation. */
export type PartRef = {
  readonly practitionerId: string;
  readonly consultationId: string;
  readonly uploadId: string;
};

/** What has arrived of uploads that come in parts. */
export type UploadParts = {
  /** Adds the bytes if exactly `offset` of them are there; answers how many are there now. */
  append(ref: PartRef, offset: number, bytes: Buffer): Promise<number>;
  read(ref: PartRef): Promise<Buffer>;
  remove(ref: PartRef): Promise<void>;
  removeUntouchedSince(instant: Date): Promise<void>;
};
