/**
 * Five hundred saves of twelve people at once, while the server, the database or both are killed. Nobody
 * waits for a quiet moment: a kill falls wherever the other eleven happen to be.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as elapse } from 'node:timers/promises';
import { dayAfter, moroccanDay } from '@qarib/clinical';
import { firstSeizure, seizureNote } from '@qarib/testing';
import { seededRandom } from '@qarib/testing/link';
import { Caller, Refused } from '../bench/lib/caller.ts';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { type ChildName, type Stack, startStack } from './stack.ts';

jest.setTimeout(300_000);

/** `KILL_SEED=7` kills at other moments. */
const seed = Number(process.env['KILL_SEED'] ?? 1);
const chance = seededRandom(seed);
const victims: readonly (readonly ChildName[])[] = [
  ['server'],
  ['database'],
  ['server', 'database'],
  ['server'],
  ['database', 'server'],
];
const amounts = { patients: 60, requests: 60, noteVersions: 40, messages: 25 };
/** As long as a browser waits before it tries again. */
const retryPauseMs = 100;

/** One thing somebody wants saved; sent again it is still that one thing. */
type Save = () => Promise<unknown>;
type Nurse = { readonly caller: Caller; readonly patientId: string };
type Conversation = ReturnType<typeof conversationOf>;
type Case = { readonly id: string; readonly nurse: Caller; readonly physician: Caller };

let stack: Stack;
let nurses: Nurse[];
let cases: Case[];

beforeAll(async () => {
  const env = { QARIB_PORT: '0', QARIB_MEDIA_PORT: '0', MONGODB_URI: '', EMBEDDED_DB: 'embedded' };
  stack = await startStack({ dataDir: temporaryFolder(), env });
  nurses = [
    { caller: await signIn('demo-nurse-tighdouine'), patientId: 'demo-patient-t1' },
    { caller: await signIn('demo-nurse-imilchil'), patientId: 'demo-patient-i1' },
  ];
  const physicians = [
    await signIn('demo-neurologist-benali'),
    await signIn('demo-neurologist-tazi'),
  ];
  cases = [];
  for (const nurse of nurses)
    for (const physician of physicians) cases.push(await acceptedCase(nurse, physician));
});
afterAll(async () => {
  await stack.stop();
  removeTemporaryFolders();
});

const signIn = (practitionerId: string) => Caller.signIn(stack.origin, practitionerId);

const requestOf = ({ caller, patientId }: Nurse, text: string) => {
  const body = { ...firstSeizure, reason: { text }, patientId, idempotencyKey: randomUUID() };
  return () => caller.call('requestConsultation', { body });
};

async function acceptedCase(nurse: Nurse, physician: Caller): Promise<Case> {
  const { id } = await requestOf(nurse, 'Accueillie')();
  await physician.connect();
  await physician.command('consultation:accept', { consultationId: id });
  physician.close();
  return { id, nurse: nurse.caller, physician };
}

/** A name that sounds like nobody else's, so that nobody is taken for a patient known already. */
function uncommonName(): string {
  const consonants = 'bdfklmnrstz';
  const syllables = Array.from(
    { length: 9 },
    () => `${consonants[Math.floor(chance() * consonants.length)] ?? ''}a`,
  );
  return syllables.join('');
}

const noteSaying = (plan: string) => ({
  ...seizureNote,
  text: { ...seizureNote.text, plan },
});

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

function registrationsBy({ caller }: Nurse): { names: string[]; saves: Save[] } {
  const names = upTo(amounts.patients).map(uncommonName);
  const saves = names.map((familyName, at) => {
    const identity = { familyName, givenName: 'Itto', gender: 'female' as const };
    const birthDate = `${1940 + at}-03-04`;
    const body = { ...identity, birthDate, idempotencyKey: randomUUID() };
    return () => caller.call('registerPatient', { body });
  });
  return { names, saves };
}

const requestsBy = (nurse: Nurse) =>
  upTo(amounts.requests).map((at) => requestOf(nurse, `Demande ${at}`));

const autosavesOf = ({ id, physician }: Case) =>
  upTo(amounts.noteVersions).map((version) => () => {
    const body = { version, content: noteSaying(`Version ${version + 1}`) };
    return physician.call('saveNote', { params: { id }, body });
  });

/** In turn by both sides. */
function conversationOf({ id, nurse, physician }: Case) {
  const ids = upTo(amounts.messages).map(() => randomUUID());
  const saves = ids.map((messageId, at) => () => {
    const content = { kind: 'text' as const, text: `Message ${at}` };
    const author = at % 2 === 0 ? nurse : physician;
    return author.call('postMessage', { params: { id, messageId }, body: { content } });
  });
  return { id, ids, nurse, saves };
}

/** Tries until it is acknowledged, as a browser does; a refusal would be a fault of the server's. */
async function keep(save: Save, { signal }: AbortController): Promise<void> {
  for (;;) {
    try {
      await save();
      return;
    } catch (error) {
      if (error instanceof Refused && error.problem.code !== 'DATABASE_UNAVAILABLE') throw error;
      await elapse(retryPauseMs, undefined, { signal });
    }
  }
}

/** Everybody saves what they have, one after the other, while processes are killed. */
async function saveUnderKills(writers: readonly (readonly Save[])[]): Promise<number> {
  const all = writers.reduce((sum, saves) => sum + saves.length, 0);
  const share = Math.floor(all / victims.length);
  const kills = new Map(
    victims.map((names, at) => [at * share + Math.floor(chance() * share), names]),
  );
  const killing: Promise<unknown>[] = [];
  /** Once one was refused nobody goes on. */
  const ending = new AbortController();
  let sent = 0;
  const write = async (saves: readonly Save[]) => {
    for (const save of saves) {
      const names = kills.get(sent);
      sent += 1;
      const kept = keep(save, ending);
      if (names) killing.push(...names.map((name) => stack.kill(name)));
      await kept;
    }
  };
  try {
    await Promise.all(writers.map(write));
  } finally {
    ending.abort();
  }
  await Promise.all(killing);
  return sent;
}

async function expectPatientsOnce({ caller }: Nurse, names: readonly string[]): Promise<void> {
  for (const query of names) {
    const { patients } = await caller.call('searchPatients', { query: { query } });
    expect(patients.map(({ familyName }) => familyName)).toEqual([query]);
  }
}

async function expectRequestsOnce({ caller }: Nurse): Promise<void> {
  const { consultations } = await caller.call('listConsultations', { query: {} });
  const texts = consultations.map(({ reason }) => reason.text);
  const wanted = upTo(amounts.requests).map((at) => `Demande ${at}`);
  expect(texts.toSorted()).toEqual([...wanted, 'Accueillie', 'Accueillie'].toSorted());
}

async function expectVersionsOnce({ id, physician }: Case): Promise<void> {
  const params = { id };
  const { versions } = await physician.call('listNoteVersions', { params });
  const wanted = upTo(amounts.noteVersions).map((at) => at + 1);
  expect(versions.map(({ version }) => version).toReversed()).toEqual(wanted);
  const { content } = await physician.call('readNote', { params });
  expect(content.text.plan).toBe(`Version ${amounts.noteVersions}`);
}

async function expectMessagesOnce({ id, ids, nurse }: Conversation): Promise<void> {
  const { messages } = await nurse.call('listMessages', { params: { id }, query: {} });
  expect(messages.map((message) => message.id)).toEqual(ids);
  expect(messages.map(({ sequence }) => sequence)).toEqual(upTo(ids.length).map((at) => at + 1));
}

test(`When server and database are killed under 500 saves (seed ${seed}), then each is there, once`, async () => {
  const registrations = nurses.map(registrationsBy);
  const conversations = cases.map(conversationOf);
  const sent = await saveUnderKills([
    ...registrations.map(({ saves }) => saves),
    ...nurses.map(requestsBy),
    ...cases.map(autosavesOf),
    ...conversations.map(({ saves }) => saves),
  ]);
  expect(sent).toBe(500);
  for (const [at, nurse] of nurses.entries()) {
    await expectPatientsOnce(nurse, registrations[at]?.names ?? []);
    await expectRequestsOnce(nurse);
  }
  for (const it of cases) await expectVersionsOnce(it);
  for (const it of conversations) await expectMessagesOnce(it);
  const coordinator = await signIn('demo-coordinator-marrakech-safi');
  const day = moroccanDay(new Date());
  const range = { from: dayAfter(day, -1), to: day };
  const { total } = await coordinator.call('readFigures', {
    query: { ...range, by: 'specialty' },
  });
  expect(total.counts.requested).toBe(amounts.requests + 2);
});
