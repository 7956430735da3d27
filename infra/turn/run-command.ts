import { parseArgs } from 'node:util';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import type { Terminal } from '../bootstrap/lib/terminal.mjs';
import { readStartSettings } from '../start/start-settings.ts';
import { addTurn } from './add-turn.ts';
import { reportOnTurn } from './report-on-turn.ts';
import { systemdUnit } from './systemd-unit.ts';
import { removeTurnSettings } from './turn-settings.ts';

const usage = `Usage: npm run qarib -- turn <command>

  --host <name>   adds a TURN relay that browsers reach as <name>, over TLS on port 443:
                  installs coturn, and has npm start run it with the rest
    --port <n>          another port
    --listen <a,b>      addresses of this machine it listens on; all of them unless told
    --cert <f> --key <f>  a certificate for <name> as PEM; unless given, one by the local authority
    --media <a,b>       addresses of media nodes on other machines
    --elsewhere         systemd runs it, or another machine: npm start only writes its configuration
  check           proves on the running relay who gets in and what is refused
  unit            prints a systemd unit for it
  remove          takes it away; browsers are no longer told of it`;

export type Surroundings = { root: string; env: NodeJS.ProcessEnv; terminal: Terminal };

/** @returns the exit status */
export async function runTurnCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { root, env, terminal } = surroundings;
  const request = parseRequest(args);
  if (!request) {
    terminal.print(usage);
    return 2;
  }
  try {
    const { dataDir } = readStartSettings(root, env, { isDemo: false });
    if (request.name === 'check') return await reportOnTurn(dataDir, terminal);
    if (request.name === 'unit') terminal.print(systemdUnit(dataDir));
    else if (request.name === 'remove') {
      removeTurnSettings(dataDir);
      terminal.print('There is no relay any more, from the next start of Qarib on.');
    } else await addTurn(request.values, dataDir, surroundings);
    return 0;
  } catch (error) {
    terminal.printFailure(asFailure(error));
    return 1;
  }
}

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  listen: { type: 'string' },
  media: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  elsewhere: { type: 'boolean' },
} as const;

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

export type TurnValues = ReturnType<typeof parse>['values'];
type Request = { name: 'add' | 'check' | 'unit' | 'remove'; values: TurnValues };

function parseRequest(args: readonly string[]): Request | undefined {
  try {
    const { values, positionals } = parse(args);
    const [name, ...more] = positionals;
    const isBare = Object.keys(values).length === 0;
    if (more.length > 0) return undefined;
    if (name === undefined) return values.host ? { name: 'add', values } : undefined;
    const isKnown = name === 'check' || name === 'unit' || name === 'remove';
    return isKnown && isBare ? { name, values } : undefined;
  } catch {
    return undefined;
  }
}

function asFailure(error: unknown): StepFailure {
  if (error instanceof StepFailure) return error;
  return new StepFailure({
    what: 'The command could not be carried out.',
    why: error instanceof Error ? error.message : String(error),
    next: ['correct that, then run the same command again'],
  });
}
