import {
  createCollection,
  dropCollection,
  findCollection,
  listCollections as listAll,
} from '../catalog/catalog.ts';
import type { CollectionInfo } from '../catalog/collection.ts';
import { encode } from '../bson/encode.ts';
import { count, doc, int } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { documentPrefix, everythingUnder } from '../keys/layout.ts';
import { compileFilter } from '../match/matcher.ts';
import type { View } from '../store/view.ts';
import { namespaceOf, readOnce, writeInBulk, writeOnce } from './context.ts';
import type { Command } from './context.ts';
import { listBatchSize, openSource } from './find.ts';
import { filterOf } from './query.ts';

/** Options that would change how a collection behaves, and that are not implemented. */
const REFUSED = [
  'capped',
  'size',
  'max',
  'timeseries',
  'clusteredIndex',
  'viewOn',
  'pipeline',
  'validator',
  'validationLevel',
  'validationAction',
  'collation',
  'changeStreamPreAndPostImages',
  'encryptedFields',
];

export const create: Command = {
  fields: [...REFUSED, 'autoIndexId', 'storageEngine', 'indexOptionDefaults', 'idIndex'],
  isAllowedInTransaction: true,
  run: async (context) => {
    const namespace = namespaceOf(context);
    for (const name of REFUSED) {
      const value = context.fields.value(name);
      if (value !== undefined && value !== false)
        throw notSupported(`the collection option ${name}`);
    }
    const { durable } = await writeOnce(context, (unit) => {
      if (findCollection(unit, namespace) !== undefined) {
        throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
      }
      createCollection(unit, namespace);
    });
    await durable;
    return doc({});
  },
};

export const drop: Command = {
  fields: [],
  run: (context) => {
    const namespace = namespaceOf(context);
    return writeInBulk(context, (unit, bulk) => {
      const collection = findCollection(unit, namespace);
      // Dropping what is not there succeeds, as in MongoDB since 7.0.
      if (collection === undefined) return doc({});
      dropCollection(unit, bulk, collection);
      return doc({ nIndexesWas: int(collection.indexes.length + 1), ns: namespace });
    });
  },
};

export const dropDatabase: Command = {
  fields: [],
  run: (context) => {
    const { database } = context;
    return writeInBulk(context, (unit, bulk) => {
      const collections = listAll(unit, database);
      for (const collection of collections) dropCollection(unit, bulk, collection);
      return collections.length > 0 ? doc({ dropped: database }) : doc({});
    });
  },
};

const describe = (collection: CollectionInfo): Document => {
  const name = collection.namespace.slice(collection.namespace.indexOf('.') + 1);
  return doc({
    name,
    type: 'collection',
    options: collection.options,
    info: doc({ readOnly: false, uuid: collection.uuid }),
    idIndex: doc({ v: int(2), key: doc({ _id: int(1) }), name: '_id_' }),
  });
};

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: (context) => {
    const { fields, database, engine } = context;
    const matches = compileFilter(filterOf(fields.document('filter')));
    const isNameOnly = fields.flag('nameOnly');
    const source = openSource(context, `${database}.$cmd.listCollections`, (view) =>
      listAll(view, database)
        .map((collection) => describe(collection))
        .filter(matches)
        .map((found) => (isNameOnly ? doc({ name: found.get('name'), type: 'collection' }) : found))
        .map(encode)
        .values(),
    );
    return engine.cursors.start(source, listBatchSize(context.fields));
  },
};

/** The documents alone, without their indexes; all databases share one file. */
const documentBytes = (view: View, collectionId: number): number => {
  let bytes = 0;
  for (const [key, value] of view.range(everythingUnder(documentPrefix(collectionId)))) {
    bytes += key.length + value.length;
  }
  return bytes;
};

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: (context) =>
    readOnce(context, (view) => {
      const matches = compileFilter(filterOf(context.fields.document('filter')));
      const isNameOnly = context.fields.flag('nameOnly');
      const byDatabase = new Map<string, number>();
      for (const { namespace, id } of listAll(view)) {
        const database = namespace.slice(0, namespace.indexOf('.'));
        byDatabase.set(database, (byDatabase.get(database) ?? 0) + documentBytes(view, id));
      }
      const databases = [...byDatabase]
        .map(([name, bytes]) =>
          isNameOnly ? doc({ name }) : doc({ name, sizeOnDisk: count(bytes), empty: bytes === 0 }),
        )
        .filter(matches);
      return doc({ databases });
    }),
};
