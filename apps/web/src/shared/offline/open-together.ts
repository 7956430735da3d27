/**
 * Tells the tabs of one browser apart by who came first: `asFirst` is done when nobody else has `name` open,
 * and before anybody comes after. Open until the returned function is called, or the tab is gone.
 */
export async function openTogether(
  name: string,
  asFirst: () => Promise<void>,
): Promise<() => void> {
  // As of Chrome 69, Firefox 96 and Safari 15.4, on https.
  if (!('locks' in navigator)) {
    await asFirst();
    return () => undefined;
  }
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const stay = () => void navigator.locks.request(name, { mode: 'shared' }, () => left);
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    // Asked for while it is held, so that nobody comes first in between.
    stay();
    if (lock) await asFirst();
  });
  return leave;
}
