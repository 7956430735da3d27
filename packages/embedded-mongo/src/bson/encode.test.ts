import { deserialize } from 'bson';
import fc from 'fast-check';
import { encode } from './encode.ts';
import { Binary, ObjectId, RawDocument } from './values.ts';

/** Documents around the sizes at which the output buffer grows: every kind of value must cross it whole. */
const padding = fc.nat({ max: 2100 }).map((length) => 'x'.repeat(length));
const value = fc.oneof(
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.string(),
  fc.constant(null),
  fc.constant(new ObjectId('65f000000000000000000001')),
  fc.constant(new RawDocument(encode(new Map([['inner', true]])))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => new Binary(bytes, 4)),
);

test('a document is written whole wherever the buffer has to grow', () => {
  fc.assert(
    fc.property(padding, fc.array(value, { maxLength: 60 }), (text, values) => {
      const bytes = encode(
        new Map<string, string | typeof values>([
          ['text', text],
          ['values', values],
        ]),
      );
      const read = deserialize(bytes, { promoteBuffers: false });
      expect(read['text']).toBe(text);
      expect(read['values']).toHaveLength(values.length);
      for (const [index, expected] of values.entries()) {
        const found = read['values'][index];
        if (expected instanceof RawDocument) expect(found).toEqual({ inner: true });
        else if (expected instanceof Binary) expect(found.sub_type).toBe(4);
        else if (expected instanceof ObjectId) expect(String(found)).toBe(String(expected));
        else expect(found).toBe(expected);
      }
    }),
    { numRuns: 500 },
  );
});
