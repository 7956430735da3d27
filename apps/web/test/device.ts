import { browserWords } from '../src/shared/vault/durable-words.ts';
import { closeVault, vaultOf } from '../src/shared/vault/vault-here.ts';
import type { Vault } from '../src/shared/vault/vault.ts';

export function openedVault(practitionerId: string): Vault {
  const vault = vaultOf(practitionerId);
  if (!vault) throw new Error('nobody’s vault is open');
  return vault;
}

const asBytes = (value: unknown): string => {
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(asBytes).join('\n');
  return Buffer.from(String(value)).toString('latin1');
};

async function recordsOf(name: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error(name)));
  });
  const found: string[] = [];
  for (const store of database.objectStoreNames) {
    const reading = database.transaction(store).objectStore(store).getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    found.push(asBytes(reading.result));
  }
  database.close();
  return found.join('\n');
}

const textOf = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    .map((key) => `${asBytes(key)} ${asBytes(storage.getItem(key))}`)
    .join('\n');

/** The browser ends as by a cut of power: of its storage only what it had written to its disk is left. */
export function cutPower(writtenBefore: Readonly<Record<string, string>> = {}): void {
  closeVault();
  localStorage.clear();
  for (const [key, value] of Object.entries(writtenBefore)) localStorage.setItem(key, value);
}

/** Somebody, or a failing disk, changes what lies in a place. */
export async function writeToDisk(practitionerId: string, key: string, sealed: string) {
  localStorage.setItem(key, sealed);
  await browserWords.keep({ key, practitionerId, sealed });
}

/** Every byte this browser has stored, one character each, as whoever opens its files would search them. */
export async function storedBytes(): Promise<string> {
  const databases = await indexedDB.databases();
  const records = await Promise.all(databases.map(({ name = '' }) => recordsOf(name)));
  return [textOf(localStorage), textOf(sessionStorage), ...records].join('\n');
}
