/* oxlint-disable unicorn/no-thenable -- it is what $cond and $switch call their results */
import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';

const at = new Date('2024-03-10T23:45:30.123Z');
export const stored = {
  _id: 1,
  int: new Int32(7),
  long: Long.fromNumber(5),
  double: new Double(2.5),
  decimal: Decimal128.fromString('0.1'),
  text: 'Qarib قريب',
  list: [3, 1, 2],
  docs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  at,
  nothing: null,
};

const casablanca = 'Africa/Casablanca';

/** The expression, and its value on the document above; undefined for none at all. */
export const cases: readonly (readonly [expression: unknown, expected: unknown])[] = [
  // Field paths, literals and objects
  ['$int', new Int32(7)],
  ['$absent', undefined],
  ['$docs.v', [1, 2]],
  [{ $literal: '$int' }, '$int'],
  [{ a: '$int', b: '$absent' }, { a: 7 }],
  [
    ['$int', '$absent'],
    [7, null],
  ],
  // Arithmetic keeps and widens number types
  [{ $add: ['$int', '$long'] }, Long.fromNumber(12)],
  [{ $add: ['$int', 1] }, new Int32(8)],
  [{ $add: [new Int32(2_147_483_647), 1] }, Long.fromNumber(2_147_483_648)],
  [{ $add: ['$int', '$double'] }, new Double(9.5)],
  [{ $add: ['$decimal', '$decimal', '$decimal'] }, Decimal128.fromString('0.3')],
  [{ $add: ['$at', 1000] }, new Date(at.getTime() + 1000)],
  [{ $add: ['$int', '$nothing'] }, null],
  [{ $subtract: ['$at', new Date(at.getTime() - 5)] }, Long.fromNumber(5)],
  [{ $multiply: ['$int', '$double'] }, new Double(17.5)],
  [{ $divide: ['$int', 2] }, new Double(3.5)],
  [{ $mod: [-7, 3] }, new Int32(-1)],
  [{ $pow: [2, 10] }, new Int32(1024)],
  [{ $abs: -3 }, new Int32(3)],
  [{ $ceil: 1.2 }, new Double(2)],
  [{ $floor: -1.2 }, new Double(-2)],
  [{ $round: [2.5] }, new Double(2)],
  [{ $round: [19.25, 1] }, new Double(19.2)],
  [{ $trunc: [-19.25, 1] }, new Double(-19.2)],
  [{ $sqrt: 9 }, new Double(3)],
  // Comparison and logic
  [{ $eq: ['$int', new Double(7)] }, true],
  [{ $gt: ['$long', '$decimal'] }, true],
  [{ $lt: ['$absent', null] }, true],
  [{ $cmp: ['a', 'b'] }, new Int32(-1)],
  [{ $and: ['$int', { $not: ['$nothing'] }] }, true],
  [{ $or: [0, null, '$absent'] }, false],
  [{ $cond: [{ $gt: ['$int', 5] }, 'big', 'small'] }, 'big'],
  [{ $cond: { if: false, then: 1, else: '$text' } }, stored.text],
  [{ $ifNull: ['$nothing', '$absent', 'x'] }, 'x'],
  [
    { $switch: { branches: [{ case: { $eq: ['$int', 1] }, then: 'one' }], default: 'other' } },
    'other',
  ],
  [{ $let: { vars: { n: '$int' }, in: { $add: ['$$n', '$$ROOT.long'] } } }, Long.fromNumber(12)],
  // Arrays
  [{ $size: '$list' }, new Int32(3)],
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $arrayElemAt: ['$list', 9] }, undefined],
  [{ $in: [new Double(1), '$list'] }, true],
  [{ $slice: ['$list', 1, 2] }, [1, 2]],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $range: [0, 6, 2] }, [0, 2, 4]],
  [{ $map: { input: '$list', as: 'n', in: { $multiply: ['$$n', 2] } } }, [6, 2, 4]],
  [{ $filter: { input: '$list', cond: { $gte: ['$$this', 2] } } }, [3, 2]],
  [
    { $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
    new Int32(6),
  ],
  [{ $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
  [
    { $sortArray: { input: '$docs', sortBy: { v: -1 } } },
    [
      { k: 'b', v: 2 },
      { k: 'a', v: 1 },
    ],
  ],
  [{ $indexOfArray: ['$list', 2] }, new Int32(2)],
  [{ $first: '$list' }, 3],
  [{ $last: '$docs.k' }, 'b'],
  [{ $sum: '$list' }, new Int32(6)],
  [{ $avg: ['$int', 1] }, new Double(4)],
  [{ $max: ['$int', 'text', null] }, 'text'],
  [
    {
      $setUnion: [
        [1, 2],
        [2, 3],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [1, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  [{ $setDifference: [[1, 2], [2]] }, [1]],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [{ $anyElementTrue: [[0, 1]] }, true],
  // Objects
  [{ $mergeObjects: [{ a: 1 }, null, { a: 2, b: 3 }] }, { a: 2, b: 3 }],
  [{ $arrayToObject: '$docs' }, { a: 1, b: 2 }],
  [{ $objectToArray: { x: '$int' } }, [{ k: 'x', v: 7 }]],
  [{ $getField: { field: 'k', input: { $first: '$docs' } } }, 'a'],
  // Strings
  [{ $concat: ['a', 'b'] }, 'ab'],
  [{ $concat: ['a', '$absent'] }, null],
  [{ $toLower: 'ÀB' }, 'Àb'],
  [{ $toUpper: 'ab' }, 'AB'],
  [{ $strLenCP: '$text' }, new Int32(10)],
  [{ $strLenBytes: 'é' }, new Int32(2)],
  [{ $substrCP: ['$text', 6, 2] }, 'قر'],
  [{ $substrBytes: ['$text', 0, 5] }, 'Qarib'],
  [{ $split: ['a,b', ','] }, ['a', 'b']],
  [{ $trim: { input: '  x ' } }, 'x'],
  [{ $ltrim: { input: 'xxab', chars: 'x' } }, 'ab'],
  [{ $replaceAll: { input: 'aXa', find: 'a', replacement: { $literal: '$&' } } }, '$&X$&'],
  [{ $regexMatch: { input: 'Abc', regex: '^a', options: 'i' } }, true],
  [{ $regexFind: { input: 'xab', regex: /a(b)/ } }, { match: 'ab', idx: 1, captures: ['b'] }],
  [{ $indexOfCP: ['$text', 'ق'] }, new Int32(6)],
  // Types
  [{ $type: '$absent' }, 'missing'],
  [{ $type: '$long' }, 'long'],
  [{ $isNumber: '$decimal' }, true],
  [{ $toString: '$decimal' }, '0.1'],
  [{ $toInt: '12' }, new Int32(12)],
  [{ $toLong: 2.9 }, Long.fromNumber(2)],
  [{ $toDouble: '1.5' }, new Double(1.5)],
  [{ $toDecimal: 1 }, Decimal128.fromString('1')],
  [{ $toBool: 0 }, false],
  [{ $toDate: '2024-01-02' }, new Date('2024-01-02T00:00:00Z')],
  [{ $toObjectId: '65f000000000000000000001' }, new ObjectId('65f000000000000000000001')],
  [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  [{ $convert: { input: null, to: 'int', onNull: 0 } }, 0],
  // Dates; Casablanca is an hour ahead of UTC, but not during Ramadan, which began on 10 March 2024
  [{ $year: '$at' }, new Int32(2024)],
  [{ $hour: { date: '$at', timezone: '+01:00' } }, new Int32(0)],
  [{ $dayOfMonth: { date: '$at', timezone: '+01:00' } }, new Int32(11)],
  [{ $hour: { date: new Date('2024-03-10T01:30:00Z'), timezone: casablanca } }, new Int32(2)],
  [{ $hour: { date: new Date('2024-03-10T02:30:00Z'), timezone: casablanca } }, new Int32(2)],
  [{ $hour: { date: new Date('2024-04-14T02:30:00Z'), timezone: casablanca } }, new Int32(3)],
  [{ $dayOfWeek: '$at' }, new Int32(1)],
  [{ $isoWeek: '$at' }, new Int32(10)],
  [{ $dayOfYear: '$at' }, new Int32(70)],
  [{ $dateTrunc: { date: '$at', unit: 'hour' } }, new Date('2024-03-10T23:00:00Z')],
  [
    { $dateTrunc: { date: '$at', unit: 'day', timezone: casablanca } },
    new Date('2024-03-09T23:00:00Z'),
  ],
  [
    { $dateTrunc: { date: new Date('2024-03-11T12:00:00Z'), unit: 'day', timezone: casablanca } },
    new Date('2024-03-11T00:00:00Z'),
  ],
  [
    { $dateTrunc: { date: '$at', unit: 'month', timezone: casablanca } },
    new Date('2024-02-29T23:00:00Z'),
  ],
  [
    { $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } },
    new Date('2024-03-04T00:00:00Z'),
  ],
  [{ $dateTrunc: { date: '$at', unit: 'quarter' } }, new Date('2024-01-01T00:00:00Z')],
  [{ $dateTrunc: { date: '$at', unit: 'minute', binSize: 15 } }, new Date('2024-03-10T23:45:00Z')],
  [
    { $dateAdd: { startDate: new Date('2024-01-31T10:00:00Z'), unit: 'month', amount: 1 } },
    new Date('2024-02-29T10:00:00Z'),
  ],
  [
    {
      $dateAdd: {
        startDate: new Date('2024-03-09T10:00:00Z'),
        unit: 'day',
        amount: 2,
        timezone: casablanca,
      },
    },
    new Date('2024-03-11T11:00:00Z'),
  ],
  [
    { $dateSubtract: { startDate: '$at', unit: 'hour', amount: 24 } },
    new Date('2024-03-09T23:45:30.123Z'),
  ],
  [
    { $dateDiff: { startDate: new Date('2024-03-01T23:30:00Z'), endDate: '$at', unit: 'day' } },
    Long.fromNumber(9),
  ],
  [
    {
      $dateDiff: {
        startDate: new Date('2024-03-01T23:30:00Z'),
        endDate: '$at',
        unit: 'day',
        timezone: '+01:00',
      },
    },
    Long.fromNumber(9),
  ],
  [{ $dateToString: { date: '$at' } }, '2024-03-10T23:45:30.123Z'],
  [
    { $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M %z', timezone: '+05:30' } },
    '2024-03-11 05:15 +0530',
  ],
  [
    { $dateFromString: { dateString: '2024-03-10T10:00:00', timezone: '+01:00' } },
    new Date('2024-03-10T09:00:00Z'),
  ],
  [{ $dateFromParts: { year: 2024, month: 14, day: 1 } }, new Date('2025-02-01T00:00:00Z')],
  [{ $month: '$at' }, new Int32(3)],
  [{ $minute: '$at' }, new Int32(45)],
  [{ $second: '$at' }, new Int32(30)],
  [{ $millisecond: '$at' }, new Int32(123)],
  [{ $isoWeekYear: '$at' }, Long.fromNumber(2024)],
  [{ $isoDayOfWeek: '$at' }, new Int32(7)],
  [
    { $dateToParts: { date: '$at' } },
    { year: 2024, month: 3, day: 10, hour: 23, minute: 45, second: 30, millisecond: 123 },
  ],
  [
    { $dateToParts: { date: '$at', iso8601: true } },
    {
      isoWeekYear: 2024,
      isoWeek: 10,
      isoDayOfWeek: 7,
      hour: 23,
      minute: 45,
      second: 30,
      millisecond: 123,
    },
  ],
  // Morocco is at +01:00 but for Ramadan, which began the day after
  [
    { $dateTrunc: { date: new Date('2024-03-09T23:30:00Z'), unit: 'day', timezone: casablanca } },
    new Date('2024-03-09T23:00:00Z'),
  ],
  [
    { $dateTrunc: { date: new Date('2024-03-11T23:30:00Z'), unit: 'day', timezone: casablanca } },
    new Date('2024-03-11T00:00:00Z'),
  ],
  // Functions and sets of their own
  [{ $exp: 0 }, new Double(1)],
  [{ $ln: 1 }, new Double(0)],
  [{ $log10: 100 }, new Double(2)],
  [{ $stdDevPop: [1, 3] }, new Double(1)],
  [{ $stdDevSamp: [1, 3] }, new Double(Math.SQRT2)],
  [{ $isArray: '$list' }, true],
  [{ $isArray: '$int' }, false],
  [
    {
      $setEquals: [
        [1, 2, 1],
        [2, 1],
      ],
    },
    true,
  ],
  [{ $setEquals: [[1], [1, 2]] }, false],
  [{ $allElementsTrue: [[true, 1, 'x']] }, true],
  [{ $allElementsTrue: [[1, 0]] }, false],
  [{ $allElementsTrue: [[]] }, true],
  [{ $substr: ['hello', 1, 3] }, 'ell'],
  [{ $strcasecmp: ['abc', 'ABD'] }, new Int32(-1)],
  [{ $rtrim: { input: ' xx  ' } }, ' xx'],
  [{ $replaceOne: { input: 'aXbX', find: 'X', replacement: '-' } }, 'a-bX'],
  [
    { $regexFindAll: { input: 'a1b22', regex: '[0-9]+' } },
    [
      { match: '1', idx: 1, captures: [] },
      { match: '22', idx: 3, captures: [] },
    ],
  ],
  ['$$CURRENT.int', new Int32(7)],
];
