import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../../ports/security.ts';

/** OWASP's minimum for argon2id, which is the library's default variant: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function createArgon2Hasher(): Promise<PasswordHasher> {
  const nobodysHash = await hash('the password of no account', options);
  return {
    hash: (password) => hash(password, options),
    async verify(stored, password) {
      const isRight = await verify(stored ?? nobodysHash, password);
      return isRight && stored !== undefined;
    },
  };
}
