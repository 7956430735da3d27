/** Slow, salted hashes of passwords. */
export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** With no hash it takes as long and answers no, so that an unknown account cannot be told apart. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
};

/** The tokens of a session. Only the hash of one is ever stored. */
export type SessionTokens = {
  create(): string;
  hash(token: string): string;
  csrfToken(sessionId: string): string;
  isCsrfToken(sessionId: string, candidate: string): boolean;
};

/** Counts sign-ins that fail. Keys are hashed or opaque; nothing is stored. */
export type SignInAttempts = {
  /**
   * Counts an attempt as failed before its password is looked at, so that many at once get no further
   * than one after the other. Answers 0, or the seconds to wait: then nothing was counted.
   */
  begin(email: string, address: string): Promise<number>;
  /** The attempt just begun did not fail. */
  succeeded(email: string, address: string): Promise<void>;
};

/** Counts what is tried in vain: guests' links that do not open, numbers that are nobody's. */
export type LookUpAttempts = {
  /** Counts as failed until it succeeded; too many are `RATE_LIMITED`. */
  begin(whose: string): Promise<void>;
  succeeded(whose: string): Promise<void>;
};
