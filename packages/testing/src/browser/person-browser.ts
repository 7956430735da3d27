import { existsSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core';
import type { Link } from '../link/index.ts';
import { moveClock } from '../clock/move-clock.ts';
import { cameraPicture } from './camera-picture.ts';
import { goThroughLink, proxyOf } from './through-link.ts';

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

declare global {
  interface Window {
    keptPeerConnections?: RTCPeerConnection[];
  }
}

/** Chromium with a camera and a microphone that are always there and always allowed. */
export const launchBrowser = (extraArgs: readonly string[] = []): Promise<Browser> =>
  chromium.launch(launchOptions(extraArgs));

function launchOptions(extraArgs: readonly string[]) {
  const executablePath =
    process.env['CHROMIUM_BIN'] ?? executables.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium not found; npm test installs it');
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      // A film is one camera: who asks for several gets Chromium's own test pictures.
      ...(extraArgs.some((arg) => arg.includes('device-count='))
        ? []
        : [`--use-file-for-fake-video-capture=${cameraPicture()}`]),
      '--use-fake-ui-for-media-stream',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      ...extraArgs,
    ],
  };
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };

/** One person's browser: a profile of its own, and what it complains of kept for the test to read. */
export class PersonBrowser {
  readonly complaints: string[] = [];
  /** The files it was sent, pages, scripts, styles and pictures, with their size on the wire. */
  readonly files: { path: string; bytes: number }[] = [];
  readonly #context: BrowserContext;
  #page: Page;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = this.#watch(page);
  }

  get page(): Page {
    return this.#page;
  }

  static async open(
    browser: Browser,
    {
      origin,
      viewport = desktop,
      clockOffsetMs = 0,
      link,
    }: {
      origin: string;
      viewport?: { width: number; height: number };
      /** How far the clock of this device is ahead of the machine's. */
      clockOffsetMs?: number;
      /** Between this browser and Qarib, for its pages, its signalling and its calls. */
      link?: Link;
    },
  ): Promise<PersonBrowser> {
    const isFirefox = browser.browserType().name() === 'firefox';
    const context = await browser.newContext({
      baseURL: origin,
      viewport,
      locale: 'fr-MA',
      ...(isFirefox ? {} : { permissions: ['camera', 'microphone'] }),
      ...(link && (await proxyOf(link))),
    });
    context.setDefaultTimeout(20_000);
    await context.addInitScript(keepPeerConnections);
    if (clockOffsetMs !== 0) await context.addInitScript(moveClock, clockOffsetMs);
    if (link) await goThroughLink(context, link);
    return new PersonBrowser(context, await context.newPage());
  }

  /** A browser whose profile lies in a folder: opened on it again, it finds what it kept. */
  static async openProfile(folder: string, origin: string): Promise<PersonBrowser> {
    const context = await chromium.launchPersistentContext(folder, {
      ...launchOptions([]),
      baseURL: origin,
      viewport: desktop,
      locale: 'fr-MA',
    });
    context.setDefaultTimeout(20_000);
    return new PersonBrowser(context, context.pages()[0] ?? (await context.newPage()));
  }

  /** Another tab of the same person. Whoever opens it closes it. */
  async openAnother(address: string): Promise<Page> {
    const page = this.#watch(await this.#context.newPage());
    await page.goto(address);
    return page;
  }

  /** The page goes away as in a crash, asking nobody, and its address is opened again after `meanwhile`. */
  async crashAndReopen(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const address = this.#page.url();
    await this.#page.close({ runBeforeUnload: false });
    await meanwhile();
    this.#page = this.#watch(await this.#context.newPage());
    await this.#page.goto(address);
  }

  #watch(page: Page): Page {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('requestfinished', (request) => void this.#countFile(request));
    return page;
  }

  async #countFile(request: Request): Promise<void> {
    const { pathname, protocol } = new URL(request.url());
    if (/^\/(api|socket\.io)\//.test(pathname) || !protocol.startsWith('http')) return;
    // A page that was closed meanwhile does not tell any more.
    const sizes = await request.sizes().catch(() => undefined);
    const responseBodySize = sizes?.responseBodySize ?? 0;
    // Chromium reports nothing, or less than nothing, for what came from its cache.
    if (responseBodySize > 0) this.files.push({ path: pathname, bytes: responseBodySize });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** A browser with that profile ends as by a cut of power: it is asked nothing and writes nothing any more. */
  async kill(profile: string): Promise<void> {
    const isGone = new Promise<void>((resolve) => this.#context.once('close', () => resolve()));
    // "HOST-PID"; Playwright gives a browser a process group of its own.
    const pid = Number(readlinkSync(path.join(profile, 'SingletonLock')).split('-').at(-1));
    process.kill(-pid, 'SIGKILL');
    await isGone;
  }
}

/** Runs in the page: keeps every RTCPeerConnection it makes, so that its statistics can be read. */
function keepPeerConnections(): void {
  const kept: RTCPeerConnection[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
  window.keptPeerConnections = kept;
}
