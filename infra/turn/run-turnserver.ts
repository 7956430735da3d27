/**
 * coturn as a child that the supervisor understands:
 *   node run-turnserver.ts --turnserver <file> --config <file> --address <ip> --port <number> --watch <certificate>
 * It sends { type: 'ready' } once the port is open, ends when coturn ends, and ends coturn on SIGTERM
 * or when its parent is gone. A renewed certificate ends both: the supervisor starts them again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watchFile } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const attemptIntervalMs = 100;
const startTimeoutMs = 10_000;
const watchIntervalMs = 60_000;

const { values } = parseArgs({
  options: {
    turnserver: { type: 'string' },
    config: { type: 'string' },
    address: { type: 'string' },
    port: { type: 'string' },
    watch: { type: 'string' },
  },
});
const { turnserver, config, address, port, watch } = values;
if (!turnserver || !config || !address || !port || !watch) {
  throw new Error('--turnserver, --config, --address, --port and --watch are needed');
}

// Its errors are remarks: without SCTP in the kernel it makes one of them at every start.
const coturn = spawn(turnserver, ['-c', config], { stdio: ['ignore', 1, 1] });
const stop = () => coturn.kill('SIGTERM');
process.once('SIGTERM', stop);
process.once('disconnect', stop);
// Ctrl-C reaches a whole group; the supervisor decides when its relay stops.
process.on('SIGINT', () => undefined);
watchFile(watch, { interval: watchIntervalMs, persistent: false }, stop);
coturn.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
coturn.once('exit', (status, signal) => process.exit(signal === null ? (status ?? 1) : 0));

const giveUp = AbortSignal.timeout(startTimeoutMs);
while (!(await isOpen(address, Number(port)))) {
  if (giveUp.aborted) {
    process.stderr.write(
      `Port ${port} of ${address} cannot be opened; below 1024 that takes root.\n`,
    );
    stop();
    await once(coturn, 'exit');
  }
  await setTimeout(attemptIntervalMs);
}
process.send?.({ type: 'ready' });

async function isOpen(host: string, number: number): Promise<boolean> {
  const socket = connect(number, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
