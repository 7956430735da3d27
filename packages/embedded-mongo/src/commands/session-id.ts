import { Binary } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

export type SessionId = { id: Buffer; text: string };

/** @param lsid the logical session id a driver sends: { id: UUID } */
export const parseSession = (lsid: Document): SessionId => {
  const uuid = lsid.get('id');
  if (!(uuid instanceof Binary) || uuid.length() !== 16) {
    throw new CommandError('InvalidOptions', 'a logical session id must be a UUID');
  }
  const id = Buffer.from(uuid.value());
  return { id, text: id.toString('hex') };
};
