import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  acceptFirst,
  demo,
  enterLobby,
  join,
  launchBrowser,
  openAs,
  requestConsultation,
  type PersonBrowser,
} from '@qarib/testing/browser';
import { Link, linkProfiles, type LinkProfileName } from '@qarib/testing/link';
import { startStack, type Stack } from '../../start/stack.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** A nurse behind a link and the specialist who took her case, in front of the whole product. */
export type Callers = {
  readonly nurse: PersonBrowser;
  readonly specialist: PersonBrowser;
  readonly link: Link;
  /** The consultation's address. */
  readonly consultation: string;
};

export type People = {
  readonly nurse: string;
  readonly specialist: string;
  readonly patient: string;
};

const usualPeople: People = {
  nurse: demo.nurse,
  specialist: demo.neurologist,
  patient: demo.patient,
};

export type StageOptions = {
  /** Chromium arguments of each side: what its microphone hears, for instance. */
  readonly nurseArgs?: readonly string[];
  readonly specialistArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The product on a data folder of its own and two browsers, one for each side of a call. */
export class Stage {
  readonly stack: Stack;
  readonly #nurseBrowser: Browser;
  readonly #specialistBrowser: Browser;
  readonly #links: Link[] = [];

  private constructor(stack: Stack, nurseBrowser: Browser, specialistBrowser: Browser) {
    this.stack = stack;
    this.#nurseBrowser = nurseBrowser;
    this.#specialistBrowser = specialistBrowser;
  }

  static async create({ nurseArgs, specialistArgs, env }: StageOptions = {}): Promise<Stage> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
    const stack = await startStack({
      dataDir,
      env: {
        QARIB_PORT: '0',
        QARIB_MEDIA_PORT: '0',
        QARIB_MEDIA_LISTEN_IP: '127.0.0.1',
        ...env,
      },
    });
    const browsers = [launchBrowser(nurseArgs), launchBrowser(specialistArgs)] as const;
    return new Stage(stack, ...(await Promise.all(browsers)));
  }

  /** A case that was asked for and taken. The link is still perfect. */
  async callers(seed = 1, people: People = usualPeople): Promise<Callers> {
    const { origin } = this.stack;
    const [specialist, { nurse, link }] = await Promise.all([
      openAs(this.#specialistBrowser, people.specialist, { origin }),
      this.openNurse(seed, people.nurse),
    ]);
    const consultation = await requestConsultation(nurse, people.patient);
    await acceptFirst(specialist);
    return { nurse, specialist, link, consultation };
  }

  /** The same, and both in a call over such a link, which knows no better one. */
  async inCall(profile: LinkProfileName, seed = 1, people = usualPeople): Promise<Callers> {
    const callers = await this.callers(seed, people);
    callers.link.become(linkProfiles[profile]);
    for (const person of [callers.specialist, callers.nurse]) {
      await enterLobby(person, callers.consultation);
      await join(person);
    }
    return callers;
  }

  /** A browser profile that has seen nothing yet, on a link of its own that is perfect at first. */
  async openNurse(
    seed = 1,
    name: string = demo.nurse,
  ): Promise<{ nurse: PersonBrowser; link: Link }> {
    const link = Link.create(linkProfiles.none, seed);
    this.#links.push(link);
    const nurse = await openAs(this.#nurseBrowser, name, { origin: this.stack.origin, link });
    return { nurse, link };
  }

  async close(): Promise<void> {
    await Promise.all([this.#nurseBrowser.close(), this.#specialistBrowser.close()]);
    await Promise.all(this.#links.map((link) => link.close()));
    await this.stack.stop();
    rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}
