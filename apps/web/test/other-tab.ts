import { act } from '@testing-library/react';
import { draftKey } from '../src/shared/drafts/drafts.ts';
import { browserKeys } from '../src/shared/vault/device-keys.ts';
import { browserWords } from '../src/shared/vault/durable-words.ts';
import { Vault } from '../src/shared/vault/vault.ts';

/** The same person in a second tab of the same browser, which tells this one of each change. */
export async function openOtherTab(practitionerId: string) {
  const vault = await Vault.open(practitionerId, {
    storage: localStorage,
    durable: browserWords,
    keys: browserKeys,
  });
  const tell = (key: string) =>
    act(() => {
      const newValue = localStorage.getItem(key);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
    });
  const keyOf = (name: string) => draftKey({ practitionerId, name });
  return {
    async keep(name: string, words: unknown) {
      await vault.setItem(keyOf(name), JSON.stringify(words));
      tell(keyOf(name));
    },
    drop(name: string) {
      vault.removeItem(keyOf(name));
      tell(keyOf(name));
    },
  };
}
