import { calculateObjectSize, serialize } from 'bson';
import fc from 'fast-check';
import { CommandError } from '../errors.ts';
import { decode, decodeFields } from './decode.ts';
import { encode } from './encode.ts';
import {
  BSONRegExp,
  Binary,
  Code,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from './values.ts';

const everyType = new Map<string, unknown>([
  ['b', 'text'],
  ['10', 'digits stay where they are'],
  ['int', new Int32(-5)],
  ['double', 1.5],
  ['negativeZero', -0],
  ['long', 2n ** 62n],
  ['decimal', Decimal128.fromString('1.500')],
  ['date', new Date(-1)],
  ['id', new ObjectId('65f000000000000000000001')],
  ['bytes', new Binary(Buffer.from([1, 2]), 4)],
  ['regex', new BSONRegExp('a.b', 'im')],
  ['time', new Timestamp({ t: 5, i: 6 })],
  ['code', new Code('x')],
  ['min', new MinKey()],
  ['max', new MaxKey()],
  ['nothing', null],
  ['yes', true],
  ['list', [new Int32(1), [new Int32(2)]]],
  ['__proto__', new Map([['x', new Int32(1)]])],
]);

test('decoding and encoding again gives the same bytes as the official library wrote', () => {
  const bytes = serialize(everyType);
  expect(bytes.length).toBe(calculateObjectSize(everyType));
  expect(encode(decode(bytes)).equals(bytes)).toBe(true);
});

test('only the wanted fields are decoded', () => {
  const fields = decodeFields(serialize(everyType), new Set(['long', 'yes', 'absent']));
  expect([...fields]).toEqual([
    ['long', 2n ** 62n],
    ['yes', true],
  ]);
});

test('damaged bytes are refused and never break the reader', () => {
  const bytes = Buffer.from(serialize(everyType));
  fc.assert(
    fc.property(
      fc.nat({ max: bytes.length - 1 }),
      fc.nat({ max: 255 }),
      fc.nat({ max: bytes.length }),
      (at, byte, size) => {
        const damaged = Buffer.from(bytes.subarray(0, size));
        if (at < damaged.length) damaged[at] = byte;
        try {
          decode(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError);
        }
      },
    ),
    { numRuns: 5000 },
  );
});

test('text that is not UTF-8 is refused rather than changed', () => {
  const bytes = Buffer.from(serialize({ a: 'xx' }));
  bytes[bytes.indexOf('xx')] = 0xff;
  expect(() => decode(bytes)).toThrow('UTF-8');
});

test('nesting is limited', () => {
  const nested = '{"a":'.repeat(200) + '1' + '}'.repeat(200);
  expect(() => decode(serialize(JSON.parse(nested) as Record<string, unknown>))).toThrow(
    'nested deeper',
  );
});
