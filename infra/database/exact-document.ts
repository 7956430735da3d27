import { deserialize, onDemand, serialize } from 'bson';

/** What the driver takes as a document: an object, or a Map when an object would reorder its keys. */
type ExactDocument = Record<string, unknown> | Map<string, unknown>;

/** Every type stays what it is: no number is turned into another, no regular expression rewritten. */
const keepingTypes = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: false },
} as const;

const documentType = 3;
const arrayType = 4;

/**
 * A document that the driver will write with exactly these bytes.
 * @throws when there is none, for example for types that MongoDB has given up
 */
export function exactDocument(bytes: Uint8Array): ExactDocument {
  const plain: Record<string, unknown> = deserialize(bytes, keepingTypes);
  if (isSame(serialize(plain), bytes)) return plain;
  const ordered = orderedDocument(bytes);
  if (isSame(serialize(ordered), bytes)) return ordered;
  throw new Error('A document holds a type that cannot be moved without changing it.');
}

/** Objects put keys that look like integers first; Maps keep the order. */
function orderedDocument(bytes: Uint8Array): Map<string, unknown> {
  return new Map(elements(bytes));
}

function* elements(bytes: Uint8Array): Generator<[string, unknown]> {
  for (const [type, nameAt, nameLength, at, length] of onDemand.parseToElements(bytes)) {
    const name = Buffer.from(bytes.subarray(nameAt, nameAt + nameLength)).toString('utf8');
    const value = bytes.subarray(at, at + length);
    if (type === documentType) yield [name, orderedDocument(value)];
    else if (type === arrayType) yield [name, [...elements(value)].map(([, item]) => item)];
    else yield [name, scalar(type, value)];
  }
}

/** Decoded by the library, in a document of its own with the one key `v`. */
function scalar(type: number, value: Uint8Array): unknown {
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + 3 + value.length + 1);
  const document = Buffer.concat([size, Buffer.from([type, 0x76, 0]), value, Buffer.of(0)]);
  return deserialize(document, keepingTypes)['v'];
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
