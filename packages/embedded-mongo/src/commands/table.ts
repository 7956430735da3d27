import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import type { Command } from './context.ts';
import { count, distinct, find, getMore, killCursors } from './find.ts';
import { explain } from './explain.ts';
import { findAndModify } from './find-and-modify.ts';
import { collMod } from './coll-mod.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { buildInfo, endSessions, hello, legacyHello, ping, serverStatus } from './server.ts';
import { abortTransaction, commitTransaction } from './transactions.ts';
import { deleteCommand, insert, update } from './write.ts';

/** Every command by the name clients send. */
export const commandTable: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hello', hello],
  ['isMaster', legacyHello],
  ['ismaster', legacyHello],
  ['ping', ping],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['serverStatus', serverStatus],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['insert', insert],
  ['update', update],
  ['delete', deleteCommand],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['aggregate', aggregate],
  ['count', count],
  ['distinct', distinct],
  ['create', create],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['createIndexes', createIndexes],
  ['dropIndexes', dropIndexes],
  ['listIndexes', listIndexes],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['collMod', collMod],
  ['explain', explain],
  ['endSessions', endSessions],
  ['commitTransaction', commitTransaction],
  ['abortTransaction', abortTransaction],
]);
