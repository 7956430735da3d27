import { Schema, type ClientSession } from 'mongoose';

/** A record as MongoDB keeps it: its id is the document's key. */
export type Stored<Item extends { id: string }> = Omit<Item, 'id'> & { _id: string };

export const text = { type: String, required: true } as const;
export const date = { type: Date, required: true } as const;
export const integer = { type: Number, required: true } as const;
export const yesNo = { type: Boolean, required: true } as const;
/** A record's own id. */
export const _id = { type: String, required: true } as const;
/** Any shape: what is written here was parsed before. */
export const parsed = { type: Schema.Types.Mixed, required: true } as const;

export const schemaOf = <Document>(definition: object) =>
  // Versions are counted by the use cases, and nothing that is not in the schema is ever written.
  new Schema<Document>(definition as Record<string, never>, {
    versionKey: false,
    strict: 'throw',
    id: false,
    autoIndex: false,
    autoCreate: false,
    minimize: false,
  });

/** The transaction a repository works in, or none. */
export type Within = ClientSession | null;
