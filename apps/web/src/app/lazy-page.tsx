import { lazy, type ComponentType } from 'react';
import { openShelf, type WordShelf } from '../shared/i18n/i18n.ts';

export type PageModule = { readonly Component: ComponentType };
export type LoadPage = () => Promise<PageModule>;

/** A page that is fetched when its address is first opened, beside the words it needs. */
export const lazyPage = (load: LoadPage, shelves: readonly WordShelf[] = ['rooms']) =>
  lazy(async () => {
    const [{ Component }] = await Promise.all([load(), ...shelves.map(openShelf)]);
    return { default: Component };
  });
