import { count, doc, int, isDocument } from '../bson/values.ts';
import { MAX_DOCUMENT_BYTES } from '../bson/encode.ts';
import { MAX_MESSAGE_BYTES } from '../wire/message.ts';
import { SESSION_TIMEOUT_MINUTES } from '../transactions/sessions.ts';
import type { Command, Context } from './context.ts';
import { parseSession } from './session-id.ts';

/** The set name that clients see; there is one member and it is always primary. */
export const SET_NAME = 'embedded';
/** MongoDB 7.0: the last version whose commands are all told here. */
const MAX_WIRE_VERSION = 21;
const VERSION = '7.0.0';

const describe = ({ engine }: Context, primaryField: string) =>
  doc({
    [primaryField]: true,
    helloOk: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: int(1),
    hosts: [engine.address],
    primary: engine.address,
    me: engine.address,
    maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: int(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: int(100_000),
    localTime: new Date(engine.now()),
    logicalSessionTimeoutMinutes: int(SESSION_TIMEOUT_MINUTES),
    connectionId: int(1),
    minWireVersion: int(0),
    maxWireVersion: int(MAX_WIRE_VERSION),
    readOnly: false,
  });

export const hello: Command = {
  fields: 'any',
  run: (context) => describe(context, 'isWritablePrimary'),
};

export const legacyHello: Command = {
  fields: 'any',
  run: (context) => describe(context, 'ismaster'),
};

export const ping: Command = { fields: [], run: () => doc({}) };

export const buildInfo: Command = {
  fields: [],
  run: () =>
    doc({
      version: VERSION,
      versionArray: VERSION.split('.').map(Number).concat(0).map(int),
      gitVersion: 'embedded-mongo',
      modules: [],
      storageEngines: ['lmdb'],
      bits: int(64),
      debug: false,
      maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
    }),
};

export const serverStatus: Command = {
  fields: ['repl', 'metrics', 'locks', 'opcounters'],
  run: ({ engine }) => {
    const uptimeMs = engine.now() - engine.startedAtMs;
    const memory = process.memoryUsage();
    return doc({
      host: engine.address,
      version: VERSION,
      process: 'embedded-mongo',
      pid: BigInt(process.pid),
      uptime: Math.floor(uptimeMs / 1000),
      uptimeMillis: BigInt(uptimeMs),
      localTime: new Date(engine.now()),
      mem: doc({ bits: int(64), resident: count(Math.round(memory.rss / 2 ** 20)) }),
      storageEngine: doc({ name: 'lmdb', persistent: true }),
      metrics: doc({ cursor: doc({ open: doc({ total: count(engine.cursors.size) }) }) }),
    });
  },
};

export const endSessions: Command = {
  fields: [],
  run: ({ fields, engine }) => {
    for (const lsid of fields.array('endSessions') ?? []) {
      if (!isDocument(lsid)) continue;
      const { text } = parseSession(lsid);
      engine.cursors.killSession(text);
      engine.sessions.end(text);
    }
    return doc({});
  },
};
