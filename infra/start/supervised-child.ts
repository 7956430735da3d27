import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  name: string;
  /** Program and arguments. */
  command: readonly [string, ...string[]];
  cwd: string;
  env: NodeJS.ProcessEnv;
  onLine: (line: string, source: 'stdout' | 'stderr') => void;
  /** Told, in one line, when the child died and when it is back. */
  onNotice: (text: string) => void;
  timing?: Partial<ChildTiming>;
}

export interface ChildTiming {
  readyTimeoutMs: number;
  firstDelayMs: number;
  longestDelayMs: number;
  /** A child that ran this long was healthy: the next restart is quick again. */
  healthyAfterMs: number;
  stopTimeoutMs: number;
  lastWordsMs: number;
}

const defaultTiming: ChildTiming = {
  readyTimeoutMs: 60_000,
  firstDelayMs: 250,
  longestDelayMs: 10_000,
  healthyAfterMs: 30_000,
  stopTimeoutMs: 10_000,
  lastWordsMs: 1_000,
};
const rememberedLines = 15;

/**
 * One program that is kept running. It says `process.send({ type: 'ready' })` when it serves, and
 * ends by itself when its channel to this process closes.
 */
export class SupervisedChild {
  readonly name: string;
  readonly #options: ChildOptions;
  readonly #timing: ChildTiming;
  readonly #events = new EventEmitter<{ ready: []; exit: [string] }>();
  #process: ChildProcess | undefined;
  #isReady = false;
  #wantsToRun = false;
  #startedAtMs = 0;
  #nextDelayMs: number;
  #restartTimer: NodeJS.Timeout | undefined;
  #lastLines: string[] = [];

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.#options = options;
    this.#timing = { ...defaultTiming, ...options.timing };
    this.#nextDelayMs = this.#timing.firstDelayMs;
    this.#events.setMaxListeners(0);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it and waits until it serves. A child that dies before is not tried again. */
  async start(): Promise<void> {
    this.#spawn();
    await this.#firstReady();
    this.#wantsToRun = true;
    // It may have died between its ready message and now.
    if (!this.#process) this.#scheduleRestart('stopped at once');
  }

  /** Waits until it serves, at once if it does. */
  async whenReady(): Promise<void> {
    if (this.#isReady) return;
    await new Promise<void>((resolve) => this.#events.once('ready', resolve));
  }

  /** Ends it, gracefully first. */
  async stop(): Promise<void> {
    this.#wantsToRun = false;
    clearTimeout(this.#restartTimer);
    const running = this.#process;
    if (!running) return;
    const exited = this.#exit();
    running.kill('SIGTERM');
    const force = setTimeout(() => running.kill('SIGKILL'), this.#timing.stopTimeoutMs);
    await exited;
    clearTimeout(force);
  }

  /** Ends it as a crash would; it is started again like after any crash. */
  async crash(): Promise<void> {
    const running = this.#process;
    if (!running) return;
    const exited = this.#exit();
    running.kill('SIGKILL');
    await exited;
  }

  /** Stands still, with everything it was sent waiting for it, until `thaw`. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  #spawn(): void {
    const [program, ...args] = this.#options.command;
    this.#startedAtMs = Date.now();
    this.#lastLines = [];
    const child = spawn(program, args, {
      cwd: this.#options.cwd,
      env: this.#options.env,
      // A process group of its own: Ctrl-C in the terminal must not stop all children at once, the
      // database before those who still write to it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#process = child;
    this.#readLines(child, 'stdout');
    this.#readLines(child, 'stderr');
    child.on('message', (message) => {
      if (isReadyMessage(message)) this.#onReady();
    });
    child.once('error', (error) => this.#onExit(child, error.message));
    child.once('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with status ${code ?? 'unknown'}`;
      // Its last words are still in the pipes. A grandchild may keep those open: do not wait for ever.
      const timer = setTimeout(() => this.#onExit(child, how), this.#timing.lastWordsMs);
      child.once('close', () => {
        clearTimeout(timer);
        this.#onExit(child, how);
      });
    });
  }

  #readLines(child: ChildProcess, source: 'stdout' | 'stderr'): void {
    const input = child[source];
    if (!input) return;
    createInterface({ input }).on('line', (line) => {
      this.#lastLines = [...this.#lastLines, line].slice(-rememberedLines);
      this.#options.onLine(line, source);
    });
  }

  #onReady(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    if (this.#wantsToRun) this.#options.onNotice(`The ${this.name} is back.`);
    this.#events.emit('ready');
  }

  #onExit(child: ChildProcess, how: string): void {
    if (this.#process !== child) return;
    this.#process = undefined;
    this.#isReady = false;
    if (this.#wantsToRun) this.#scheduleRestart(how);
    this.#events.emit('exit', how);
  }

  #scheduleRestart(how: string): void {
    const { firstDelayMs, longestDelayMs, healthyAfterMs } = this.#timing;
    if (Date.now() - this.#startedAtMs >= healthyAfterMs) this.#nextDelayMs = firstDelayMs;
    const delayMs = this.#nextDelayMs;
    this.#nextDelayMs = Math.min(delayMs * 2, longestDelayMs);
    this.#options.onNotice(
      `The ${this.name} ${how}; starting it again in ${(delayMs / 1000).toFixed(1)} s.`,
    );
    this.#restartTimer = setTimeout(() => this.#spawn(), delayMs);
  }

  async #firstReady(): Promise<void> {
    const { readyTimeoutMs } = this.#timing;
    const problem = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(
        () => resolve(`was not ready within ${readyTimeoutMs / 1000} s`),
        readyTimeoutMs,
      );
      this.#events.once('ready', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
      this.#events.once('exit', (how) => {
        clearTimeout(timer);
        resolve(how);
      });
    });
    if (problem === undefined) return;
    const lastLines = this.#lastLines;
    await this.stop();
    throw new ChildStartError(this.name, problem, lastLines);
  }

  #exit(): Promise<void> {
    return new Promise((resolve) => this.#events.once('exit', () => resolve()));
  }
}

/** A child did not get as far as serving. */
export class ChildStartError extends Error {
  readonly lastLines: readonly string[];

  constructor(name: string, problem: string, lastLines: readonly string[]) {
    super(`The ${name} ${problem}.`);
    this.name = 'ChildStartError';
    this.lastLines = lastLines;
  }
}

function isReadyMessage(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
  );
}
