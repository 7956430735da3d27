export type Alone = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** One tab after the other: what one of them sends the next finds sent. */
export const aloneInBrowser =
  (name: string): Alone =>
  async (work) =>
    'locks' in navigator ? navigator.locks.request(name, work) : work();
