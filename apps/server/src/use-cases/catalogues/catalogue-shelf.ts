import type { CatalogueName } from '@qarib/contracts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { CatalogueIndex } from './catalogue-index.ts';

/** An import by another process is seen within this time. */
const freshMs = 10_000;

type Shelved = { readonly index: Promise<CatalogueIndex>; readonly readAtMs: number };

/** The catalogues in this process's memory, each read when it is first asked for. */
export class CatalogueShelf {
  readonly #shelved = new Map<CatalogueName, Shelved>();

  async index(name: CatalogueName, store: Store, clock: Clock): Promise<CatalogueIndex> {
    const nowMs = clock.now().getTime();
    const known = this.#shelved.get(name);
    if (known && nowMs - known.readAtMs < freshMs) return known.index;
    const index = refresh(name, store, await known?.index.catch(() => undefined));
    this.#shelved.set(name, { index, readAtMs: nowMs });
    // What could not be read is read by whoever asks next.
    index.catch(() => this.#shelved.delete(name));
    return index;
  }

  /** What was just imported is searched at once. */
  forget(): void {
    this.#shelved.clear();
  }
}

function refresh(
  name: CatalogueName,
  store: Store,
  known: CatalogueIndex | undefined,
): Promise<CatalogueIndex> {
  return store.read(async ({ catalogues }) => {
    const digest = (await catalogues.find(name))?.digest ?? '';
    if (known?.digest === digest) return known;
    return new CatalogueIndex(digest, await catalogues.entries(name));
  });
}
