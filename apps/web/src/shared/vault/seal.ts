/**
 * AES-GCM as every browser brings it. `place` is authenticated with the words: what is sealed for one
 * place does not open in another, and neither does what was changed.
 */
const algorithm = 'AES-GCM';
/** NIST SP 800-38D, 8.2.2: 96 random bits for each sealing, good for four thousand million under one key. */
const ivLength = 12;

export type Sealed = Uint8Array<ArrayBuffer>;

/** A key that this browser can use and nobody, this page included, can read. */
export const makeKey = () =>
  crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);

const paramsOf = (iv: Sealed, place: string) => ({
  name: algorithm,
  iv,
  additionalData: new TextEncoder().encode(place),
});

export async function seal(key: CryptoKey, place: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const hidden = new Uint8Array(await crypto.subtle.encrypt(paramsOf(iv, place), key, bytes));
  const sealed = new Uint8Array(ivLength + hidden.length);
  sealed.set(iv);
  sealed.set(hidden, ivLength);
  return sealed;
}

/** Rejects when a single bit of it, or where it lay, is not what was sealed. */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<ArrayBuffer> {
  const iv = sealed.subarray(0, ivLength);
  return crypto.subtle.decrypt(paramsOf(iv, place), key, sealed.subarray(ivLength));
}

/** What text that is sealed begins with; no JSON does. */
const mark = 'sealed:1:';
export const isSealedText = (text: string) => text.startsWith(mark);

export async function sealText(key: CryptoKey, place: string, text: string): Promise<string> {
  const sealed = await seal(key, place, new TextEncoder().encode(text));
  return mark + btoa(Array.from(sealed, (byte) => String.fromCharCode(byte)).join(''));
}

export async function unsealText(key: CryptoKey, place: string, sealed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(sealed.slice(mark.length)), (char) => char.charCodeAt(0));
  return new TextDecoder().decode(await unseal(key, place, bytes));
}
