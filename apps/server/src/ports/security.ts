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

/** Counts failed sign-ins. Keys are hashed or opaque; nothing is stored. */
export type SignInAttempts = {
  /** Seconds to wait before another attempt, 0 when one may be made now. */
  waitSeconds(email: string, address: string): Promise<number>;
  failed(email: string, address: string): Promise<void>;
  succeeded(email: string, address: string): Promise<void>;
};
