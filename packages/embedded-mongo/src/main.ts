#!/usr/bin/env node
/**
 * The server as a process of its own:
 *   node main.ts --data <dir> --socket <path> [--port <number>]
 * A parent with an IPC channel gets { type: 'ready' } and ends the server by disconnecting.
 */
import { parseArgs } from 'node:util';
import { jsonLog } from './log.ts';
import { EmbeddedMongo } from './server.ts';
import { FolderError } from './store/folder-lock.ts';

const usage = 'Usage: main.ts --data <dir> --socket <path> [--port <number>]';

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const { data, socket, port } = values;
  if (data === undefined || socket === undefined) throw new FolderError(usage);
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new FolderError(usage);
  return {
    dataDir: data,
    socketPath: socket,
    ...(port === undefined ? {} : { port: Number(port) }),
  };
};

const fail = (error: unknown): never => {
  const message = error instanceof Error ? error.message : 'unknown';
  jsonLog('start-failed', { message });
  process.exit(1);
};

const exit = (): never => process.exit(0);

const run = async (): Promise<void> => {
  // Whatever is made here, the socket included, is its owner's from the first moment on.
  process.umask(0o077);
  // The parent is gone, maybe since before this line: nothing is begun yet.
  process.once('disconnect', exit);
  if (process.send && !process.connected) exit();
  const server = await EmbeddedMongo.start({ ...readArguments(), log: jsonLog });
  const stop = (reason: string): void => {
    jsonLog('stopping', { reason });
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.off('disconnect', exit);
  process.once('disconnect', () => stop('disconnect'));
  process.once('SIGTERM', () => stop('SIGTERM'));
  // The terminal sends SIGINT to the whole group; a supervisor decides when its database stops.
  process.on('SIGINT', () => {
    if (process.send === undefined) stop('SIGINT');
  });
  jsonLog('ready', server.port === undefined ? {} : { port: server.port });
  // A parent that is gone by now hears nothing; that its channel closed is told on its own.
  process.send?.({ type: 'ready' }, () => undefined);
};

run().catch(fail);
