import { khadija, nurseFatima } from './fixtures.ts';
import { cutPower, openedVault, storedBytes, writeToDisk } from './device.ts';
import {
  draftKey,
  dropAllDrafts,
  dropDraft,
  keepDraft,
  listDrafts,
  readDraft,
} from '../src/shared/drafts/drafts.ts';
import {
  emptyRequest,
  requestDraft,
} from '../src/features/request-consultation/hooks/request-draft.ts';
import { browserUploadStore, type KeptUpload } from '../src/shared/uploads/upload-store.ts';
import { browserWords } from '../src/shared/vault/durable-words.ts';
import { browserKeys } from '../src/shared/vault/device-keys.ts';
import { closeVault, openVault } from '../src/shared/vault/vault-here.ts';

const nurse = nurseFatima.id;
const place = { practitionerId: nurse, name: `request:${khadija.id}` };
const registration = { practitionerId: nurse, name: 'register-patient' };
const begun = { ...emptyRequest('neurology'), reasonText: 'Depuis ce matin', patient: khadija };

const rash: KeptUpload = {
  uploadId: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
  practitionerId: nurse,
  draftId: begun.idempotencyKey,
  kind: 'photo',
  place: 'case',
  fileName: 'Khadija.jpg',
  takenAt: '2026-03-02T10:00:00.000Z',
  blob: new Blob(['the pixels of a face'], { type: 'image/jpeg' }),
};

const reading = () => readDraft(place, requestDraft)?.reasonText;
/** The same person opens Qarib again: the page, a crash or the whole browser ended in between. */
async function reload() {
  closeVault();
  await openVault(nurse);
}

beforeEach(async () => {
  await openVault(nurse);
  await keepDraft(place, begun);
});
afterEach(() => dropAllDrafts());

test('what is kept can be searched byte by byte, and holds no name, word or picture of a patient', async () => {
  await browserUploadStore.keep(rash);
  const stored = await storedBytes();
  expect(stored).toContain(rash.uploadId);
  const { familyName, givenName, birthDate } = khadija;
  const secrets = [familyName, givenName, birthDate, 'Depuis ce matin', 'pixels', 'image/jpeg'];
  for (const secret of secrets) expect(stored).not.toContain(secret);
  const inBase64 = stored.replace(/[A-Za-z0-9+/=]{24,}/g, (text) => atob(text.slice(0, -4)));
  for (const secret of secrets) expect(inBase64).not.toContain(secret);
});

test('what the storage alone was damaged in is whole again', async () => {
  localStorage.setItem(draftKey(place), 'sealed:1:AAAA');
  await reload();
  expect(reading()).toBe('Depuis ce matin');
});

test('a draft and a photo come back for the same person after the page, or the browser, was closed', async () => {
  await browserUploadStore.keep(rash);
  await reload();
  expect(reading()).toBe('Depuis ce matin');
  const [kept] = await browserUploadStore.list(nurse);
  expect(kept).toMatchObject({ fileName: 'Khadija.jpg', draftId: begun.idempotencyKey });
  expect(kept?.blob.type).toBe('image/jpeg');
  const bytes = (await kept?.blob.arrayBuffer()) ?? new ArrayBuffer();
  expect(Buffer.from(bytes).toString()).toBe('the pixels of a face');
});

test('what is said to be kept outlives a cut of power before the browser wrote its storage to the disk', async () => {
  expect(await keepDraft(place, { ...begun, reasonText: 'Depuis hier' })).toBe(true);
  cutPower();
  await openVault(nurse);
  expect(reading()).toBe('Depuis hier');
});

test('a cut of power does not bring an earlier state of it back', async () => {
  const earlier = { [draftKey(place)]: localStorage.getItem(draftKey(place)) ?? '' };
  await keepDraft(place, { ...begun, reasonText: 'Depuis hier' });
  cutPower(earlier);
  await openVault(nurse);
  expect(reading()).toBe('Depuis hier');
});

test('what was deleted stays so after a cut of power', async () => {
  dropDraft(place);
  await keepDraft(registration, { familyName: 'Ouali' });
  cutPower();
  await openVault(nurse);
  expect(listDrafts(nurse)).toEqual(['register-patient']);
});

test('where the disk takes nothing, nobody says that it is kept', async () => {
  jest
    .spyOn(browserWords, 'keep')
    .mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  expect(await keepDraft(place, { ...begun, reasonText: 'Depuis hier' })).toBe(false);
});

test('when a session ends over a word that is being kept, then it is kept', async () => {
  const keep = browserWords.keep.bind(browserWords);
  jest.spyOn(browserWords, 'keep').mockImplementationOnce((words) => {
    closeVault();
    return keep(words);
  });
  expect(await keepDraft(place, { ...begun, reasonText: 'Depuis hier' })).toBe(true);
  await openVault(nurse);
  expect(reading()).toBe('Depuis hier');
});

test('of many changes in a row the last is the one that is kept', async () => {
  const changes = ['D', 'De', 'Dep', 'Depuis hier'];
  const kept = changes.map((reasonText) => keepDraft(place, { ...begun, reasonText }));
  expect(await Promise.all(kept)).toEqual([true, true, true, true]);
  await reload();
  expect(reading()).toBe('Depuis hier');
});

test('nobody can take the key out of the browser, not even the page', async () => {
  const key = await browserKeys.keyOf(nurse);
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow('not extractable');
});

test('after a sign-out, a copy made before opens for nobody any more', async () => {
  const copied = localStorage.getItem(draftKey(place)) ?? '';
  await dropAllDrafts();
  expect(await storedBytes()).not.toContain(draftKey(place));
  localStorage.setItem(draftKey(place), copied);
  await openVault(nurse);
  expect(reading()).toBeUndefined();
  expect(openedVault(nurse).unreadable).toHaveLength(1);
});

test('once somebody else signs in, what the one before left is gone, key and all', async () => {
  const copied = localStorage.getItem(draftKey(place)) ?? '';
  await openVault('nurse-after');
  expect(localStorage.getItem(draftKey(place))).toBeNull();
  localStorage.setItem(draftKey(place), copied);
  await openVault(nurse);
  expect(reading()).toBeUndefined();
});

test('nothing is written any more by a page that was still sealing when its person signed out', async () => {
  const late = keepDraft(place, { ...begun, reasonText: 'Trop tard' });
  await dropAllDrafts();
  expect(await late).toBe(false);
  expect(await storedBytes()).not.toContain(draftKey(place));
});

test('what was changed on the disk is told, kept apart until it is deleted, and nothing else suffers', async () => {
  await keepDraft(registration, { familyName: 'Ouali' });
  const lying = localStorage.getItem(draftKey(place)) ?? '';
  await writeToDisk(nurse, draftKey(place), lying.slice(0, -6) + 'AAAAAA');
  await reload();
  const vault = openedVault(nurse);
  expect(listDrafts(nurse)).toEqual(['register-patient']);
  expect(vault.unreadable).toMatchObject([{ place: draftKey(place) }]);
  expect(localStorage.getItem(draftKey(place))).not.toBeNull();
  vault.dropUnreadable();
  expect(vault.unreadable).toEqual([]);
  expect(localStorage.getItem(draftKey(place))).toBeNull();
});

test('what is put in another’s place does not open there', async () => {
  const other = { practitionerId: nurse, name: 'request:patient-other' };
  localStorage.setItem(draftKey(other), localStorage.getItem(draftKey(place)) ?? '');
  await reload();
  expect(readDraft(other, requestDraft)).toBeUndefined();
  expect(openedVault(nurse).unreadable).toMatchObject([{ place: draftKey(other) }]);
});

test('what lay here before drafts were sealed is sealed where it lies, and not lost', async () => {
  closeVault();
  await browserWords.forgetAll();
  localStorage.setItem(draftKey(place), JSON.stringify({ ...begun, reasonText: 'Avant' }));
  await openVault(nurse);
  expect(reading()).toBe('Avant');
  expect(localStorage.getItem(draftKey(place))).toMatch(/^sealed:1:/);
});

test('where the browser keeps no key, nothing is kept in clear, and nobody says that it is', async () => {
  await dropAllDrafts();
  jest.spyOn(browserKeys, 'keyOf').mockRejectedValue(new Error('private window'));
  await openVault(nurse);
  expect(await keepDraft(place, begun)).toBe(false);
  expect(reading()).toBe('Depuis ce matin');
  expect(await storedBytes()).not.toContain('Khadija');
  expect(localStorage.getItem(draftKey(place))).toBeNull();
});

test('a key that cannot be read just now deletes nothing, and says that it does not open', async () => {
  closeVault();
  const broken = jest.spyOn(browserKeys, 'keyOf').mockRejectedValue(new Error('disk'));
  await openVault(nurse);
  expect(openedVault(nurse).isLocked).toBe(true);
  openedVault(nurse).removeItem(draftKey(place));
  broken.mockRestore();
  await reload();
  expect(openedVault(nurse).isLocked).toBe(false);
  expect(reading()).toBe('Depuis ce matin');
});

test('what another tab keeps or deletes is so in this one', async () => {
  const key = draftKey(registration);
  const tell = (newValue: string | null) =>
    window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
  await keepDraft(registration, { familyName: 'Ouali' });
  const lying = localStorage.getItem(key) ?? '';
  localStorage.removeItem(key);
  tell(null);
  expect(listDrafts(nurse)).toEqual([place.name]);
  localStorage.setItem(key, lying);
  const told = new Promise<void>((resolve) => openedVault(nurse).subscribe(resolve));
  tell(lying);
  await told;
  expect(listDrafts(nurse)).toContain('register-patient');
});
