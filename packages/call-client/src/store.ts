/** A value that is replaced, never changed, and those who want to know. Suits useSyncExternalStore. */
export class Store<Value extends object> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(initial: Value) {
    this.#value = Object.freeze(initial);
  }

  readonly get = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Nobody is told when nothing differs. */
  update(change: Partial<Value>): void {
    const keys = Object.keys(change) as (keyof Value)[];
    if (keys.every((key) => Object.is(this.#value[key], change[key]))) return;
    this.#value = Object.freeze({ ...this.#value, ...change });
    for (const listener of this.#listeners) listener();
  }
}
