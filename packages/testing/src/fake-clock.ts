type Task = { readonly dueMs: number; readonly run: () => void };

/** A clock that moves when a test says so. */
export class FakeClock {
  #nowMs: number;
  readonly #tasks = new Set<Task>();

  constructor(start: string) {
    this.#nowMs = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, run: () => void): () => void {
    const task = { dueMs: this.#nowMs + delayMs, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  /** Lets time pass; what falls due on the way runs at its own time. */
  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs;
    for (let task = this.#nextBy(untilMs); task; task = this.#nextBy(untilMs)) {
      this.#tasks.delete(task);
      this.#nowMs = Math.max(this.#nowMs, task.dueMs);
      task.run();
    }
    this.#nowMs = untilMs;
  }

  /**
   * Lets time pass as on a machine that slept: what fell due meanwhile runs once, afterwards. Months of
   * chores every few seconds would otherwise keep a test from everything else.
   */
  sleep(forMs: number): void {
    this.#nowMs += forMs;
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= this.#nowMs);
    for (const task of due.sort((a, b) => a.dueMs - b.dueMs)) {
      if (this.#tasks.delete(task)) task.run();
    }
  }

  #nextBy(untilMs: number): Task | undefined {
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= untilMs);
    return due.sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}
