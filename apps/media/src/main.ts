import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { MediaNode } from './node.ts';

async function main(): Promise<void> {
  let stop = (_reason: string): void => process.exit(0);
  const onParentGone = () => stop('parent-gone');
  // Whoever started this process is gone, and with it the reason to run; maybe since before this line.
  process.once('disconnect', onParentGone);
  if (process.send && !process.connected) return onParentGone();
  const config = readConfig(process.env);
  const options = { level: config.logLevel, base: { nodeId: config.nodeId } };
  // Written at once: pino's flush at the exit never ends once nobody reads what is written.
  const logger = pino(options, pino.destination({ dest: 1, sync: true }));
  const node = await MediaNode.create(config, logger);
  stop = (reason) => {
    logger.info({ event: 'node:stopping', reason });
    node.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  await node.registered();
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  const words = error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`The media node cannot start.\n${words}\n`);
  process.exit(1);
});
