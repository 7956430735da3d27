import type { Ports } from '../shared/ports.ts';

const secretLength = 10;

/** Ten digits that can be dictated; random, and worth nothing without the number. */
export function newSecret({ tokens }: Ports): string {
  const bits = Buffer.from(tokens.create(), 'base64url').readBigUInt64BE();
  return String(bits % 10n ** BigInt(secretLength)).padStart(secretLength, '0');
}

/** Only this is kept: whoever has the database cannot speak for anybody who complained. */
export const hashOfSecret = ({ tokens }: Ports, secret: string) =>
  tokens.hash(`complaint:${secret}`);
