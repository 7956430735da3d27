import type { Document } from 'mongodb';
import { collectionOf, rejection, startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

const visits = [
  { _id: 1, site: 'Tighdouine', specialty: 'neurology', minutes: 10, tags: ['a', 'b'] },
  { _id: 2, site: 'Imilchil', specialty: 'neurology', minutes: 20, tags: [] },
  { _id: 3, site: 'Imilchil', specialty: 'paediatrics', minutes: 30, tags: ['b'] },
  { _id: 4, site: null, specialty: 'paediatrics', minutes: 5 },
];
const sites = [
  { _id: 1, name: 'Tighdouine', province: 'Al Haouz' },
  { _id: 2, name: 'Imilchil', province: 'Midelt' },
];

const project = (...stages: Document[]): Document[] => [...stages, { $sort: { _id: 1 } }];

const cases: readonly (readonly [title: string, pipeline: Document[], expected: Document[]])[] = [
  [
    '$group with the usual accumulators',
    project({
      $group: {
        _id: '$site',
        n: { $sum: 1 },
        total: { $sum: '$minutes' },
        mean: { $avg: '$minutes' },
        first: { $first: '$_id' },
        all: { $push: '$_id' },
      },
    }),
    [
      { _id: null, n: 1, total: 5, mean: 5, first: 4, all: [4] },
      { _id: 'Imilchil', n: 2, total: 50, mean: 25, first: 2, all: [2, 3] },
      { _id: 'Tighdouine', n: 1, total: 10, mean: 10, first: 1, all: [1] },
    ],
  ],
  [
    '$group by a document, and over everything',
    [
      { $group: { _id: { s: '$specialty' }, most: { $max: '$minutes' } } },
      { $sort: { most: 1 } },
      { $group: { _id: null, ids: { $push: '$_id.s' }, n: { $count: {} } } },
    ],
    [{ _id: null, ids: ['neurology', 'paediatrics'], n: 2 }],
  ],
  [
    '$lookup by fields',
    [
      { $match: { _id: { $gte: 3 } } },
      { $lookup: { from: 'sites', localField: 'site', foreignField: 'name', as: 'at' } },
      { $project: { p: '$at.province' } },
    ],
    [
      { _id: 3, p: ['Midelt'] },
      { _id: 4, p: [] },
    ],
  ],
  [
    '$lookup with a pipeline',
    [
      { $limit: 1 },
      {
        $lookup: {
          from: 'sites',
          pipeline: [{ $match: { _id: 2 } }, { $project: { _id: 0, name: 1 } }],
          as: 'at',
        },
      },
      { $project: { at: 1 } },
    ],
    [{ _id: 1, at: [{ name: 'Imilchil' }] }],
  ],
  [
    '$unwind leaves out the empty',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 3, tags: 'b' },
    ],
  ],
  [
    '$unwind keeps them when asked, and numbers elements',
    [
      { $match: { _id: { $lt: 3 } } },
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $project: { tags: 1, i: 1 } },
    ],
    [
      { _id: 1, tags: 'a', i: 0 },
      { _id: 1, tags: 'b', i: 1 },
      { _id: 2, i: null },
    ],
  ],
  [
    '$sort, $skip and $limit',
    [
      { $sort: { specialty: -1, minutes: 1 } },
      { $skip: 1 },
      { $limit: 2 },
      { $project: { _id: 1 } },
    ],
    [{ _id: 3 }, { _id: 1 }],
  ],
  ['$count', [{ $match: { specialty: 'neurology' } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing gives nothing', [{ $match: { specialty: 'x' } }, { $count: 'n' }], []],
  [
    '$addFields and $unset',
    [
      { $match: { _id: 4 } },
      { $addFields: { 'deep.x': '$minutes', minutes: '$$REMOVE' } },
      { $unset: ['site', 'specialty'] },
    ],
    [{ _id: 4, deep: { x: 5 } }],
  ],
  [
    '$project excludes',
    [{ $match: { _id: 4 } }, { $project: { site: 0, minutes: 0 } }],
    [{ _id: 4, specialty: 'paediatrics' }],
  ],
  [
    '$replaceRoot',
    [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { s: '$site' } } }],
    [{ s: 'Tighdouine' }],
  ],
  [
    '$unionWith with a pipeline',
    [
      { $match: { _id: 4 } },
      { $project: { _id: 1 } },
      { $unionWith: { coll: 'sites', pipeline: [{ $match: { _id: 2 } }] } },
      { $unionWith: 'nowhere' },
    ],
    [{ _id: 4 }, { _id: 2, name: 'Imilchil', province: 'Midelt' }],
  ],
  [
    '$bucket includes the lower boundary, and puts the rest aside',
    [
      {
        $bucket: {
          groupBy: '$minutes',
          boundaries: [5, 20, 30],
          default: 'longer',
          output: { n: { $sum: 1 }, ids: { $push: '$_id' } },
        },
      },
    ],
    [
      { _id: 5, n: 2, ids: [1, 4] },
      { _id: 20, n: 1, ids: [2] },
      { _id: 'longer', n: 1, ids: [3] },
    ],
  ],
  [
    '$sortByCount',
    [{ $match: { _id: { $ne: 4 } } }, { $sortByCount: '$site' }],
    [
      { _id: 'Imilchil', count: 2 },
      { _id: 'Tighdouine', count: 1 },
    ],
  ],
  [
    '$facet',
    [
      {
        $facet: {
          few: [{ $match: { minutes: { $lt: 10 } } }, { $project: { _id: 1 } }],
          n: [{ $count: 'n' }],
        },
      },
    ],
    [{ few: [{ _id: 4 }], n: [{ n: 4 }] }],
  ],
];

const projections: readonly (readonly [
  projection: Document,
  stored: Document,
  expected: Document,
])[] = [
  [{ a: 1 }, { a: 1, b: 2 }, { _id: 1, a: 1 }],
  [{ a: 1, _id: 0 }, { a: 1, b: 2 }, { a: 1 }],
  [{ a: 0 }, { a: 1, b: 2 }, { _id: 1, b: 2 }],
  [{ 'a.x': 1 }, { a: [{ x: 1, y: 2 }, 5, { y: 3 }], b: 1 }, { _id: 1, a: [{ x: 1 }, {}] }],
  [{ 'a.x': 0 }, { a: [{ x: 1, y: 2 }, 5], b: 1 }, { _id: 1, a: [{ y: 2 }, 5], b: 1 }],
  [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, { _id: 1, a: { x: 1 } }],
  [{ a: { $slice: 2 } }, { a: [1, 2, 3], b: 1 }, { _id: 1, a: [1, 2], b: 1 }],
  [{ a: { $slice: [-2, 1] } }, { a: [1, 2, 3] }, { _id: 1, a: [2] }],
  [
    { a: { $elemMatch: { x: { $gt: 1 } } } },
    { a: [{ x: 1 }, { x: 2 }, { x: 3 }], b: 1 },
    { _id: 1, a: [{ x: 2 }] },
  ],
  [{ sum: { $add: ['$a', 1] } }, { a: 1, b: 2 }, { _id: 1, sum: 2 }],
];

describe('pipelines', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startServer();
    await running.db.collection<{ _id: number }>('visits').insertMany(visits);
    await running.db.collection<{ _id: number }>('sites').insertMany(sites);
  });
  afterAll(() => running.stop());

  test.each(cases)('%s', async (_title, pipeline, expected) => {
    expect(await running.db.collection('visits').aggregate(pipeline).toArray()).toEqual(expected);
  });

  test.each(projections)('find shows %j of %j', async (projection, stored, expected) => {
    const collection = await collectionOf(running.db, [{ _id: 1, ...stored }]);
    expect(await collection.findOne({}, { projection })).toEqual(expected);
  });

  test('the positional projection shows the element that matched', async () => {
    const collection = await collectionOf(running.db, [{ _id: 1, a: [1, 5, 9] }]);
    expect(await collection.findOne({ a: { $gt: 3 } }, { projection: { 'a.$': 1 } })).toEqual({
      _id: 1,
      a: [5],
    });
  });

  test('a cursor goes on over many batches in the state it began with', async () => {
    const collection = await collectionOf(
      running.db,
      Array.from({ length: 500 }, (_unused, _id) => ({ _id })),
    );
    const cursor = collection.find({}, { batchSize: 50 });
    expect(await cursor.next()).toEqual({ _id: 0 });
    await collection.deleteMany({});
    expect(await cursor.toArray()).toHaveLength(499);
    expect(await collection.countDocuments()).toBe(0);
  });

  test('$match and $sort at the beginning use an index', async () => {
    const visitsCollection = running.db.collection('visits');
    await visitsCollection.createIndex({ specialty: 1, minutes: 1 });
    const plan = await visitsCollection
      .aggregate([{ $match: { specialty: 'neurology' } }, { $sort: { minutes: -1 } }])
      .explain('queryPlanner');
    expect(plan).toMatchObject({
      queryPlanner: {
        winningPlan: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', direction: 'backward' } },
      },
    });
  });

  test('distinct gives each value once, in order', async () => {
    expect(await running.db.collection('visits').distinct('tags')).toEqual(['a', 'b']);
    expect(await running.db.collection('visits').distinct('site', { minutes: { $gt: 5 } })).toEqual(
      ['Imilchil', 'Tighdouine'],
    );
  });

  test.each<readonly [Document[], number]>([
    [[{ $project: { a: 1, b: 0 } }], 31254],
    [[{ $project: {} }], 51272],
    [[{ $group: { n: { $sum: 1 } } }], 15955],
    [[{ $group: { _id: 1, n: { $nope: 1 } } }], 15952],
    [[{ $unwind: 'tags' }], 28818],
    [[{ $replaceWith: '$minutes' }], 40228],
    [[{ $limit: 0 }], 5107201],
    [[{ $lookup: { from: 'x', let: { a: 1 }, pipeline: [], as: 'y' } }], 238],
    [[{ $merge: { into: 'x' } }], 40324],
    [[{ $out: 'x' }], 40324],
    [[{ $bucket: { groupBy: '$minutes', boundaries: [5, 20] } }], 40066],
    [[{ $bucket: { groupBy: '$minutes', boundaries: [5] } }], 40192],
    [[{ $bucket: { groupBy: '$minutes', boundaries: [5, 'x'] } }], 40193],
    [[{ $bucket: { groupBy: '$minutes', boundaries: [5, 1] } }], 40194],
    [[{ $bucket: { groupBy: '$minutes', boundaries: [1, 5], default: 2 } }], 40199],
    [[{ $bucket: { groupBy: 'minutes', boundaries: [1, 5] } }], 40202],
    [[{ $unionWith: { coll: 1 } }], 9],
  ])('%j is refused with code %i', async (pipeline, code) => {
    expect(
      await rejection(running.db.collection('visits').aggregate(pipeline).toArray()),
    ).toMatchObject({ code });
  });
});
