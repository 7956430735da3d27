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

  #nextBy(untilMs: number): Task | undefined {
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= untilMs);
    return due.sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}
