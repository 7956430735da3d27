/** The files this page has loaded so far, by their paths. */
const loadedFiles = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);

/** Lets the pages that a nurse needs without network open without it, once `load` has fetched them. */
export async function keepPages(load: () => Promise<unknown>): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  await load();
  active?.postMessage({ keep: loadedFiles() }, []);
}
