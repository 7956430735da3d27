/** Tells when the device moved to another network. */
export type NetworkChanges = {
  /** Returns what ends the subscription. */
  onChange(handler: () => void): () => void;
};

type NetworkInformation = EventTarget & { readonly type?: string };

/** Missing in Firefox and Safari; its `change` is also fired for every new guess at the rate. */
const informationOf = (browser: Navigator & { connection?: NetworkInformation }) =>
  browser.connection;

export const browserNetwork: NetworkChanges = {
  onChange(handler) {
    if (typeof window === 'undefined') return () => {};
    const information = informationOf(navigator);
    let type = information?.type;
    const look = () => {
      if (information?.type === type) return;
      type = information?.type;
      if (type !== 'none') handler();
    };
    window.addEventListener('online', handler);
    information?.addEventListener('change', look);
    return () => {
      window.removeEventListener('online', handler);
      information?.removeEventListener('change', look);
    };
  },
};
