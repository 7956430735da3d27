import { MongoServerError } from 'mongodb';
import type { ClientSession, Collection, OperationOptions } from 'mongodb';

/** One collection, small enough that everybody meets: an index on the group, unique codes. */
export type Item = { _id: number; group: number; value: number; code?: number };

export type Operation =
  | { kind: 'read'; id: number }
  | { kind: 'readGroup'; group: number }
  | { kind: 'sumGroup'; group: number }
  | { kind: 'countAbove'; value: number }
  | { kind: 'top'; group: number }
  | { kind: 'insert'; id: number; group: number; code: number }
  | { kind: 'remove'; id: number }
  | { kind: 'removeGroup'; group: number }
  | { kind: 'raiseTop'; group: number }
  | { kind: 'raise'; id: number }
  | { kind: 'moveGroup'; group: number; to: number }
  | { kind: 'code'; id: number; code: number };

export const firstItems: readonly Item[] = [
  { _id: 0, group: 0, value: 0 },
  { _id: 1, group: 0, value: 1, code: 1 },
  { _id: 2, group: 1, value: 2 },
  { _id: 3, group: 1, value: 0 },
];

export const DUPLICATE = 'duplicate';

export const prepareItems = async (items: Collection<Item>): Promise<void> => {
  await items.deleteMany({});
  await items.insertMany([...firstItems]);
};

export const indexItems = async (items: Collection<Item>): Promise<void> => {
  await items.createIndexes([
    { key: { group: 1, value: -1 } },
    { key: { value: 1 } },
    { key: { code: 1 }, unique: true, sparse: true },
  ]);
};

const send = async (
  items: Collection<Item>,
  operation: Operation,
  options: OperationOptions,
): Promise<unknown> => {
  switch (operation.kind) {
    case 'read':
      return items.findOne({ _id: operation.id }, options);
    case 'readGroup':
      return items.find({ group: operation.group }, options).sort({ _id: 1 }).toArray();
    case 'sumGroup': {
      const { group } = operation;
      const stages = [{ $match: { group } }, { $group: { _id: null, sum: { $sum: '$value' } } }];
      const [found] = await items.aggregate<{ sum: number }>(stages, options).toArray();
      return found?.sum ?? 0;
    }
    case 'countAbove':
      return items.countDocuments({ value: { $gt: operation.value } }, options);
    case 'top':
      return items.findOne({ group: operation.group }, { ...options, sort: { value: -1, _id: 1 } });
    case 'insert': {
      const { id, group, code } = operation;
      await items.insertOne({ _id: id, group, value: 0, code }, options);
      return 1;
    }
    case 'remove':
      return (await items.deleteOne({ _id: operation.id }, options)).deletedCount;
    case 'removeGroup':
      return (await items.deleteMany({ group: operation.group }, options)).deletedCount;
    case 'raiseTop':
      return items.findOneAndUpdate(
        { group: operation.group },
        { $inc: { value: 1 } },
        { ...options, sort: { value: -1, _id: 1 }, returnDocument: 'after' },
      );
    case 'raise': {
      const raised = { $inc: { value: 1 } };
      return (await items.updateOne({ _id: operation.id }, raised, options)).matchedCount;
    }
    case 'moveGroup': {
      const moved = { $set: { group: operation.to } };
      return (await items.updateMany({ group: operation.group }, moved, options)).matchedCount;
    }
    case 'code': {
      const coded = { $set: { code: operation.code } };
      return (await items.updateOne({ _id: operation.id }, coded, options)).matchedCount;
    }
  }
};

/** Does it on the server. A code that is taken is an answer; a conflict is thrown. */
export const perform = async (
  items: Collection<Item>,
  operation: Operation,
  session?: ClientSession,
): Promise<unknown> => {
  try {
    return await send(items, operation, session === undefined ? {} : { session });
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11_000) return DUPLICATE;
    throw error;
  }
};

export type State = ReadonlyMap<number, Item>;

const sorted = (items: Iterable<Item>): Item[] => [...items].sort((a, b) => a._id - b._id);

const topOf = (items: readonly Item[]): Item | undefined =>
  [...items].sort((a, b) => b.value - a.value || a._id - b._id)[0];

type Outcome = { result: unknown; state: State };

const put = (state: State, changed: readonly Item[]): State =>
  new Map([...state, ...changed.map((item) => [item._id, item] as const)]);

const without = (state: State, removed: readonly Item[]): State =>
  new Map([...state].filter(([id]) => !removed.some(({ _id }) => _id === id)));

const isTaken = (state: State, code: number, id: number): boolean =>
  [...state.values()].some((item) => item.code === code && item._id !== id);

/** What the operation answers and leaves when nobody else is there. */
export const expectedOutcome = (state: State, operation: Operation): Outcome => {
  const all = sorted(state.values());
  const one = 'id' in operation ? state.get(operation.id) : undefined;
  const group = 'group' in operation ? all.filter((item) => item.group === operation.group) : [];
  switch (operation.kind) {
    case 'read':
      return { state, result: one ?? null };
    case 'readGroup':
      return { state, result: group };
    case 'sumGroup':
      return { state, result: group.reduce((sum, { value }) => sum + value, 0) };
    case 'countAbove':
      return { state, result: all.filter(({ value }) => value > operation.value).length };
    case 'top':
      return { state, result: topOf(group) ?? null };
    case 'insert': {
      const { id, code } = operation;
      if (one !== undefined || isTaken(state, code, id)) return { state, result: DUPLICATE };
      return {
        state: put(state, [{ _id: id, group: operation.group, value: 0, code }]),
        result: 1,
      };
    }
    case 'remove':
      return { state: without(state, one ? [one] : []), result: one ? 1 : 0 };
    case 'removeGroup':
      return { state: without(state, group), result: group.length };
    case 'raiseTop': {
      const top = topOf(group);
      if (top === undefined) return { state, result: null };
      const raised = { ...top, value: top.value + 1 };
      return { state: put(state, [raised]), result: raised };
    }
    case 'raise':
      return {
        state: put(state, one ? [{ ...one, value: one.value + 1 }] : []),
        result: one ? 1 : 0,
      };
    case 'moveGroup': {
      const moved = group.map((item) => ({ ...item, group: operation.to }));
      return { state: put(state, moved), result: moved.length };
    }
    case 'code': {
      const { id, code } = operation;
      if (one !== undefined && isTaken(state, code, id)) return { state, result: DUPLICATE };
      return { state: put(state, one ? [{ ...one, code }] : []), result: one ? 1 : 0 };
    }
  }
};
