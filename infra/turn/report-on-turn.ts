import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import type { Terminal } from '../bootstrap/lib/terminal.mjs';
import { loadSecrets } from '../start/secrets.ts';
import { checkTurn, type Finding } from './check-turn.ts';
import { readTurnSettings, turnFolder, turnUrl } from './turn-settings.ts';

/** @returns the exit status: 0 when everything is as it should be */
export async function reportOnTurn(dataDir: string, terminal: Terminal): Promise<number> {
  const settings = readTurnSettings(dataDir);
  const configuration = path.join(turnFolder(dataDir), 'turnserver.conf');
  if (!settings || !existsSync(configuration)) {
    throw new StepFailure({
      what: 'There is no relay to check.',
      why: settings ? 'Qarib was not started since it was added.' : 'None was added.',
      next: [settings ? 'npm start' : 'npm run qarib -- turn --host <name>'],
    });
  }
  terminal.print(`Checking ${turnUrl(settings)}`);
  const authorityFile = path.join(dataDir, 'tls', 'authority.crt');
  const { host, port, keyFile } = settings;
  const findings = await checkTurn(
    {
      host,
      port,
      secret: loadSecrets(dataDir).turnSecret,
      mediaAddresses: allowedPeers(readFileSync(configuration, 'utf8')),
      ...(keyFile === undefined && { authority: readFileSync(authorityFile, 'utf8') }),
    },
    new Date(),
  );
  for (const finding of findings) terminal.print(inOneLine(finding));
  const wrong = findings.filter(({ isWell }) => !isWell).length;
  terminal.print(wrong === 0 ? 'The relay is as it should be.' : `${wrong} of these are wrong.`);
  return wrong === 0 ? 0 : 1;
}

const whatWidth = 40;
const inOneLine = ({ what, result, isWell }: Finding) =>
  `  ${isWell ? '✓' : '✗'} ${what.padEnd(whatWidth)} ${result}`;

const allowedPeers = (configuration: string) =>
  [...configuration.matchAll(/^allowed-peer-ip=(.+)$/gm)].map(([, address = '']) => address);
