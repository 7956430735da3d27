import { createPinoLog } from './adapters/log/pino-log.ts';
import { ConfigurationError, readConfiguration, type Configuration } from './config/environment.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';

const shutdownLimitMs = 5_000;

function configuration(): Configuration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`The configuration is not usable.\n${error.message}\n`);
    process.exit(2);
  }
}

function stopWhenAsked(controlPlane: ControlPlane): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), shutdownLimitMs).unref();
    void controlPlane.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.off('disconnect', exit);
  process.once('disconnect', stop);
}

const exit = () => process.exit(0);
// Whoever started this process is gone, maybe since before this line: nothing is begun yet.
process.once('disconnect', exit);
if (process.send && !process.connected) exit();

const config = configuration();
const log = createPinoLog(config.logLevel);
process.on('unhandledRejection', (error) => log.error('unhandled-rejection', error));
const controlPlane = await startControlPlane(config, { log });
stopWhenAsked(controlPlane);
log.info('listening', { port: controlPlane.port });
await controlPlane.ready;
log.info('ready');
process.send?.({ type: 'ready' });
