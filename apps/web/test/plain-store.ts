import type { DeviceStore } from '../src/shared/vault/vault.ts';

/** What a device keeps, unsealed and at once, for tests of what keeps things there. */
export const plainStore: DeviceStore = {
  getItem: (key) => localStorage.getItem(key),
  setItem: async (key, value) => {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  removeItem: (key) => localStorage.removeItem(key),
  keys: () => Object.keys(localStorage),
  has: (key) => localStorage.getItem(key) !== null,
  subscribe: () => () => {},
};
