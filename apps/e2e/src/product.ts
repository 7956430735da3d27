import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startStack, type Stack } from '@qarib/infra/stack';
import { launchBrowser, openAs, PersonBrowser } from '@qarib/testing/browser';
import type { Link } from '@qarib/testing/link';
import type { Browser } from 'playwright-core';

/** The whole product on a data folder of its own, and a browser in front of it. */
export class Product {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly #people: PersonBrowser[] = [];

  private constructor(stack: Stack, browser: Browser) {
    this.stack = stack;
    this.browser = browser;
  }

  /** `browserArgs` are Chromium's: other devices, another clock. */
  static async start(browserArgs: readonly string[] = []): Promise<Product> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qarib-e2e-'));
    const stack = await startStack({ dataDir, env: { QARIB_PORT: '0', QARIB_MEDIA_PORT: '0', LOG_LEVEL: 'info' } });
    return new Product(stack, await launchBrowser(browserArgs));
  }

  async openAs(
    name: string,
    viewport?: { width: number; height: number },
    link?: Link,
  ): Promise<PersonBrowser> {
    const person = await openAs(this.browser, name, {
      origin: this.stack.origin,
      ...(viewport && { viewport }),
      ...(link && { link }),
    });
    this.#people.push(person);
    return person;
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
    rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}
