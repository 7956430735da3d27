const quietUpdateIntervalMs = 10_000;
const shownOutputLines = 20;

/**
 * "1.2 s", "1 min 02 s": short enough to stand at the end of a line.
 * @param {number} ms
 */
export function formatElapsed(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * @typedef {object} Output what is needed of process.stdout
 * @property {(text: string) => unknown} write
 * @property {boolean} [isTTY]
 * @property {number} [columns]
 *
 * @typedef {object} Line one step's line on the terminal
 * @property {(detail: string) => void} update
 * @property {(detail: string) => void} done
 * @property {(detail?: string) => void} failed
 * @property {() => void} pause clears the line so that a prompt can be shown
 */

/** Shows the steps of a set-up: one line each, rewritten on a terminal, plain text elsewhere. */
export class Terminal {
  /** @type {Output} */
  #output;
  /** @type {() => number} */
  #now;
  #isLive;
  /** @type {(() => void) | undefined} */
  #redraw;
  #hasColour;

  /**
   * @param {Output} output
   * @param {{ now?: () => number, env?: NodeJS.ProcessEnv }} [options]
   */
  constructor(output, { now = Date.now, env = process.env } = {}) {
    this.#output = output;
    this.#now = now;
    this.#isLive = output.isTTY === true && env['TERM'] !== 'dumb';
    this.#hasColour = this.#isLive && !env['NO_COLOR'];
  }

  /** @param {string} text */
  print(text = '') {
    this.#clear();
    this.#output.write(`${text}\n`);
    this.#redraw?.();
  }

  /**
   * @param {string} name
   * @returns {Line}
   */
  begin(name) {
    const startedAt = this.#now();
    const elapsed = () => formatElapsed(this.#now() - startedAt);
    let detail = '';
    let lastQuietUpdateAt = startedAt;
    const draw = () => this.#rewrite(`… ${join(name, detail, elapsed())}`);
    const ticker = this.#isLive ? setInterval(draw, 500) : undefined;
    ticker?.unref();
    this.#redraw = this.#isLive ? draw : undefined;
    /** @param {string} mark @param {string} colour @param {string} text */
    const finish = (mark, colour, text) => {
      clearInterval(ticker);
      this.#redraw = undefined;
      this.print(`${this.#paint(colour, mark)} ${join(name, text, elapsed())}`);
    };
    return {
      update: (text) => {
        detail = text;
        if (this.#isLive) return draw();
        // Without a terminal every update is a line of a log: enough to see life, no more.
        if (this.#now() - lastQuietUpdateAt < quietUpdateIntervalMs) return;
        lastQuietUpdateAt = this.#now();
        this.print(`… ${join(name, detail, elapsed())}`);
      },
      done: (text) => finish('✓', '32', text),
      failed: (text = 'failed') => finish('✗', '31', text),
      pause: () => this.#clear(),
    };
  }

  /** @param {import('./failure.mjs').StepFailure} failure */
  printFailure(failure) {
    if (failure.output) {
      const isStackFrame = (/** @type {string} */ line) => /^\s+at /.test(line);
      const lines = failure.output
        .trimEnd()
        .split('\n')
        .filter((line) => !isStackFrame(line))
        .slice(-shownOutputLines);
      this.print(`\n  Last output:\n${lines.map((line) => `    ${line}`).join('\n')}`);
    }
    this.print(`\n  What failed    ${failure.what}`);
    this.print(`  Why            ${failure.why}`);
    failure.next.forEach((command, index) => {
      this.print(`  ${index === 0 ? 'What to type  ' : '              '} ${command}`);
    });
    this.print();
  }

  /** @param {string} text */
  #rewrite(text) {
    const width = (this.#output.columns || 80) - 1;
    this.#output.write(`\r\x1b[K${text.slice(0, width)}`);
  }

  #clear() {
    if (this.#isLive) this.#output.write('\r\x1b[K');
  }

  /** @param {string} colour @param {string} text */
  #paint(colour, text) {
    return this.#hasColour ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }
}

/** @param {string[]} parts */
function join(...parts) {
  return parts.filter(Boolean).join(' – ');
}
