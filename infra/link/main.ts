/** A bad link by hand: an address to open in a browser, with the link between it and Qarib. */
import { setTimeout as elapse } from 'node:timers/promises';
import { Link, linkProfiles } from '@qarib/testing/link';
import { Front } from './front.ts';
import { Keys, keyWords } from './keys.ts';
import { readLinkSettings, usage, type LinkSettings, type PlannedCut } from './settings.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const ctrlC = '\u0003';

async function cutAsPlanned(link: Link, { atSeconds, forSeconds }: PlannedCut): Promise<void> {
  await elapse(atSeconds * 1_000, undefined, { ref: false });
  say(`Cut for ${forSeconds} s.`);
  await link.cutFor(forSeconds * 1_000);
  say('Whole again.');
}

function listenToKeys(link: Link, quit: () => void): void {
  if (!process.stdin.isTTY) return;
  const keys = new Keys(link);
  say(keyWords);
  process.stdin.setRawMode(true).setEncoding('utf8');
  process.stdin.on('data', (key: string) => {
    if (key === 'q' || key === ctrlC) quit();
    const words = keys.press(key);
    if (words) say(words);
  });
}

async function run(settings: LinkSettings): Promise<void> {
  const { profile, target, port, seed, cuts } = settings;
  const link = Link.create(linkProfiles[profile], seed);
  const front = await Front.create({ link, target, port });
  const quit = () => {
    front.close();
    void link.close().then(() => process.exit(0));
  };
  process.once('SIGINT', quit);
  process.once('SIGTERM', quit);
  say(
    `${target.origin} over the link ${profile}: open ${front.origin} in a browser on this machine.`,
  );
  say('Pages, signalling and calls opened there go over it; those of other addresses do not.');
  listenToKeys(link, quit);
  for (const cut of cuts) void cutAsPlanned(link, cut);
}

try {
  await run(readLinkSettings(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
  process.exitCode = 1;
}
