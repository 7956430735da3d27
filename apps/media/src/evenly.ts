/** Does something with each of many in the course of a time, each at a moment of its own, the first at once. */
export function evenly<Item>(
  items: readonly Item[],
  overMs: number,
  run: (item: Item) => void,
): void {
  for (const [at, item] of items.entries())
    setTimeout(() => run(item), (overMs * at) / items.length).unref();
}
