import { findCollection, keyPattern, replaceIndexSpec } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { equalValues } from '../bson/compare.ts';
import { count, doc, int } from '../bson/values.ts';
import type { Document } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';
import { namespaceOf, writeOnce } from './context.ts';
import type { Command } from './context.ts';
import { Fields } from './fields.ts';

const indexFields = new Set([
  'name',
  'keyPattern',
  'expireAfterSeconds',
  'hidden',
  'unique',
  'prepareUnique',
]);

const findIndex = (collection: CollectionInfo, fields: Fields): IndexInfo => {
  const name = fields.text('name');
  const pattern = fields.document('keyPattern');
  const found = collection.indexes.find((index) =>
    name === undefined ? equalValues(keyPattern(index), pattern) : index.name === name,
  );
  if (found === undefined) {
    throw new CommandError('IndexNotFound', `cannot find index for ns ${collection.namespace}`);
  }
  return found;
};

/** Changes when documents of a TTL index expire: the one thing collMod can change here. */
export const collMod: Command = {
  fields: ['index', 'validator', 'validationLevel', 'validationAction', 'viewOn', 'pipeline'],
  run: async (context) => {
    const namespace = namespaceOf(context);
    for (const name of ['validator', 'validationLevel', 'validationAction', 'viewOn', 'pipeline']) {
      if (context.fields.value(name) !== undefined)
        throw notSupported(`the collMod option ${name}`);
    }
    const change = context.fields.document('index');
    const { result, durable } = await writeOnce(context, (unit): Document => {
      const collection = findCollection(unit, namespace);
      if (collection === undefined)
        throw new CommandError('NamespaceNotFound', `ns does not exist: ${namespace}`);
      if (change === undefined) return doc({});
      const fields = new Fields('collMod.index', change, indexFields);
      for (const name of ['hidden', 'unique', 'prepareUnique']) {
        if (fields.value(name) !== undefined) throw notSupported(`changing '${name}' of an index`);
      }
      const seconds = fields.required('size', 'expireAfterSeconds');
      const index = findIndex(collection, fields);
      const spec: Document = new Map([...index.spec, ['expireAfterSeconds', int(seconds)]]);
      replaceIndexSpec(unit, collection, index, spec);
      return doc({
        expireAfterSeconds_old:
          index.expireAfterSeconds === undefined ? undefined : count(index.expireAfterSeconds),
        expireAfterSeconds_new: count(seconds),
      });
    });
    await durable;
    return result;
  },
};
