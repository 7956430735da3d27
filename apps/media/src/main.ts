import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { MediaNode } from './node.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, base: { nodeId: config.nodeId } });
  const node = await MediaNode.create(config, logger);
  const stop = (reason: string) => {
    logger.info({ event: 'node:stopping', reason });
    node.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // Whoever started this process is gone, and with it the reason to run.
  process.once('disconnect', () => stop('parent-gone'));
  await node.registered();
  process.send?.({ type: 'ready' });
}

main().catch((error: unknown) => {
  const words = error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`The media node cannot start.\n${words}\n`);
  process.exitCode = 1;
});
