/** New identifiers: UUIDs. */
export type Ids = { next(): string };
