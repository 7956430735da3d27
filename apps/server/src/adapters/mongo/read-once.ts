/** Records by their ids, as they were read not longer ago than `freshMs`. */
export class Known<Item extends { readonly id: string }> {
  readonly #freshMs: number;
  readonly #items = new Map<string, { readonly item: Item; readonly untilMs: number }>();

  constructor(freshMs = Infinity) {
    this.#freshMs = freshMs;
  }

  get(id: string): Item | undefined {
    const known = this.#items.get(id);
    return known && performance.now() < known.untilMs ? known.item : undefined;
  }

  learn(items: readonly Item[]): void {
    const untilMs = performance.now() + this.#freshMs;
    for (const item of items) this.#items.set(item.id, { item, untilMs });
  }

  /** Something is changed: what is asked for from now on is read anew. */
  forget(): void {
    this.#items.clear();
  }
}

/**
 * Reads only what is not known. Who shows what was changed comes back to the same people and places, and in a
 * transaction, which sees one state, they would only be the same again.
 */
export class ReadOnce<Item extends { readonly id: string }> {
  readonly known: Known<Item>;
  readonly #read: (ids: string[]) => Promise<Item[]>;

  /** @param known what others read, too; otherwise what this one reads */
  constructor(read: (ids: string[]) => Promise<Item[]>, known = new Known<Item>()) {
    this.known = known;
    this.#read = read;
  }

  async find(id: string): Promise<Item | undefined> {
    const [item] = await this.findMany([id]);
    return item;
  }

  /** Each once, in the order they are asked for. */
  async findMany(ids: readonly string[]): Promise<Item[]> {
    const wanted = [...new Set(ids)];
    const found = new Map(wanted.map((id) => [id, this.known.get(id)]));
    const missing = wanted.filter((id) => found.get(id) === undefined);
    if (missing.length > 0) {
      const items = await this.#read(missing);
      this.known.learn(items);
      for (const item of items) found.set(item.id, item);
    }
    return wanted.flatMap((id) => found.get(id) ?? []);
  }
}
