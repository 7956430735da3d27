import { lazy, type ComponentType } from 'react';

export type PageModule = { readonly Component: ComponentType };
export type LoadPage = () => Promise<PageModule>;

/** A page that is fetched when its address is first opened. */
export const lazyPage = (load: LoadPage) =>
  lazy(async () => ({ default: (await load()).Component }));
