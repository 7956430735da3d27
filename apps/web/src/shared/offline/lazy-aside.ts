import { lazy, type ComponentType } from 'react';
import { openShelf } from '../i18n/i18n.ts';

/**
 * Something beside the work, with its seldom words: where its code cannot be had just now it shows nothing,
 * rather than break the page it stands on.
 */
export function lazyAside<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const loading = Promise.all([load(), openShelf('seldom')]);
    const [Aside] = await loading.catch((): [ComponentType<Props>] => [() => null]);
    return { default: Aside };
  });
}
