import fc from 'fast-check';
import { compareValues } from '../bson/compare.ts';
import {
  BSONRegExp,
  Binary,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { valueKey } from './encode-value.ts';

/** Numbers near each other in different types, where rounding would show. */
const anyNumber: fc.Arbitrary<Value> = fc.oneof(
  fc.double(),
  fc.integer().map((value) => new Int32(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc.constantFrom(
    2 ** 53,
    2 ** 53 + 2,
    -0,
    0,
    0.1,
    Infinity,
    -Infinity,
    NaN,
    Number.MIN_VALUE,
    Number.MAX_VALUE,
  ),
  fc
    .tuple(
      fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }),
      fc.integer({ min: -6100, max: 6000 }),
    )
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .constantFrom(
      '0.1',
      '0.10',
      '9007199254740993',
      '-1E-6100',
      'NaN',
      'Infinity',
      '-Infinity',
      '1.5',
      '0E+3',
    )
    .map((text) => Decimal128.fromString(text)),
);

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a', 'a\0', 'a\0b', 'ab', '\uffff', '😀'),
);

const anyScalar: fc.Arbitrary<Value> = fc.oneof(
  anyNumber,
  anyText,
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes, 0)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => new Timestamp(value)),
  fc.constantFrom(new MinKey(), new MaxKey(), new BSONRegExp('a', 'i'), new BSONRegExp('a')),
);

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyScalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', '1'), tie('value')), { maxLength: 3 })
      .map((entries) => new Map(entries)),
  ),
}));

test('keys compare as their values do', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(Math.sign(Buffer.compare(valueKey(a), valueKey(b)))).toBe(compareValues(a, b));
    }),
    { numRuns: 3000 },
  );
});

test('keys of numbers compare as their values do', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      expect(Math.sign(Buffer.compare(valueKey(a), valueKey(b)))).toBe(compareValues(a, b));
    }),
    { numRuns: 3000 },
  );
});

test('no key is the beginning of another, so keys can follow each other in one index', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      const [left, right] = [valueKey(a), valueKey(b)];
      fc.pre(!left.equals(right));
      expect(left.subarray(0, right.length).equals(right)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
