import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startStack, type Stack } from '@qarib/infra/stack';
import { launchBrowser, openAs, PersonBrowser } from '@qarib/testing/browser';
import { movedProcess } from '@qarib/testing/clock';
import { OutsideDatabase } from '@qarib/testing/database';
import type { Link } from '@qarib/testing/link';
import type { Browser } from 'playwright-core';

/** Otherwise than on this machine alone. `prepare` is given the data folder, and a store elsewhere, before the start. */
export type ProductReach = {
  readonly host?: string;
  readonly isHttps?: boolean;
  readonly prepare?: (dataDir: string, mongodbUri: string | undefined) => void;
  /** How far all clocks are ahead, the server's and those of browsers. */
  readonly clockOffsetMs?: number;
  /** As it starts by itself, which is where Firefox finds calls; otherwise on 127.0.0.1 alone. */
  readonly hasOwnAddresses?: boolean;
};

/** The whole product on a data folder of its own, and a browser in front of it. */
export class Product {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly #people: PersonBrowser[] = [];

  readonly #outside: OutsideDatabase | undefined;
  readonly #clockOffsetMs: number;

  private constructor(
    stack: Stack,
    browser: Browser,
    { outside, clockOffsetMs }: { outside: OutsideDatabase | undefined; clockOffsetMs: number },
  ) {
    this.stack = stack;
    this.#outside = outside;
    this.#clockOffsetMs = clockOffsetMs;
    this.browser = browser;
  }

  /** `browserArgs` are Chromium's: other devices, another clock. */
  static async start(
    browserArgs: readonly string[] | ((stack: Stack) => readonly string[]) = [],
    { prepare, clockOffsetMs = 0, hasOwnAddresses = false, ...reach }: ProductReach = {},
  ): Promise<Product> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qarib-e2e-'));
    // Without one of its own elsewhere, it starts the embedded database on its data folder.
    const outside = await OutsideDatabase.open();
    prepare?.(dataDir, outside?.uri);
    const stack = await startStack({
      ...reach,
      dataDir,
      env: {
        QARIB_PORT: '0',
        QARIB_MEDIA_PORT: '0',
        ...(!reach.host && !hasOwnAddresses && { QARIB_MEDIA_LISTEN_IP: '127.0.0.1' }),
        LOG_LEVEL: 'info',
        MONGODB_URI: outside?.uri ?? '',
        ...(clockOffsetMs !== 0 && movedProcess(clockOffsetMs)),
      },
    });
    const args = typeof browserArgs === 'function' ? browserArgs(stack) : browserArgs;
    return new Product(stack, await launchBrowser(args), { outside, clockOffsetMs });
  }

  /** `clockErrorMs` is how wrong the clock of this person's device is. */
  async openAs(
    name: string,
    viewport?: { width: number; height: number },
    link?: Link,
    clockErrorMs = 0,
  ): Promise<PersonBrowser> {
    const person = await openAs(this.browser, name, {
      origin: this.stack.origin,
      clockOffsetMs: this.#clockOffsetMs + clockErrorMs,
      ...(viewport && { viewport }),
      ...(link && { link }),
    });
    this.#people.push(person);
    return person;
  }

  /** Lets nobody reach the database any more. */
  async loseDatabase(): Promise<void> {
    await (this.#outside?.stop() ?? this.stack.hold('database'));
  }

  async findDatabase(): Promise<void> {
    await (this.#outside?.start() ?? this.stack.resume('database'));
  }

  /** A browser nobody is signed in to. */
  async openPage(
    address: string,
    viewport?: { width: number; height: number },
  ): Promise<PersonBrowser> {
    const { origin } = this.stack;
    const person = await PersonBrowser.open(this.browser, {
      origin,
      ...(viewport && { viewport }),
    });
    this.#people.push(person);
    await person.page.goto(address);
    return person;
  }

  /** What any page threw: a test that ends well ends without. */
  get complaints(): string[] {
    return this.#people.flatMap(({ complaints }) => complaints);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stack.stop();
    await this.#outside?.close();
    rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}
