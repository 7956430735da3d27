import { browserKeys } from './device-keys.ts';
import { browserWords } from './durable-words.ts';
import { openMarkPrefix, Vault, vaultPrefix } from './vault.ts';

type Opened = {
  readonly vault: Vault;
  /** Somebody else had left something on this device: it is gone. */
  readonly isAnotherGone: boolean;
};

let opening: { readonly practitionerId: string; readonly opened: Promise<Opened> } | undefined;
let here: Vault | undefined;

const portsHere = { storage: localStorage, durable: browserWords, keys: browserKeys };

function wipe(isToGo: (owner: string) => boolean): number {
  try {
    const gone = Object.keys(localStorage).filter((key) =>
      [vaultPrefix, openMarkPrefix].some(
        (prefix) => key.startsWith(prefix) && isToGo(key.slice(prefix.length).split(':')[0] ?? ''),
      ),
    );
    for (const key of gone) localStorage.removeItem(key);
    return gone.length;
  } catch {
    return 0;
  }
}

async function open(practitionerId: string): Promise<Opened> {
  const isAnotherGone = wipe((owner) => owner !== practitionerId) > 0;
  for (const kept of [browserKeys, browserWords])
    void kept.forgetOthers(practitionerId).catch(() => undefined);
  const vault = await Vault.open(practitionerId, portsHere);
  return { vault, isAnotherGone };
}

/** Opens what this person has on this device, and wipes what anybody else left. */
export async function openVault(practitionerId: string): Promise<Opened> {
  if (opening?.practitionerId !== practitionerId) {
    closeVault();
    opening = { practitionerId, opened: open(practitionerId) };
  }
  const asked = opening;
  const opened = await asked.opened;
  // Signed out, or somebody else signed in, before it was open.
  if (opening === asked) here = opened.vault;
  else opened.vault.close();
  return opened;
}

/** The vault of the person who is signed in, on every page behind the sign-in. */
export const vaultOf = (practitionerId: string): Vault | undefined =>
  here?.practitionerId === practitionerId ? here : undefined;

export const vaultHere = (): Vault | undefined => here;

export function closeVault(): void {
  here?.close();
  here = undefined;
  opening = undefined;
}

/** The person signs out: their words go, and with the key whatever a disk still holds of them. */
export async function eraseVault(): Promise<void> {
  closeVault();
  wipe(() => true);
  await Promise.allSettled([browserKeys.forgetAll(), browserWords.forgetAll()]);
}
