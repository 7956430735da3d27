import { once } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';
import { FakeClock, seizureNote } from '@qarib/testing';
import { drawingLimitMs, mostWaiting, PdfPrinter } from '../src/adapters/pdf/pdf-printer.ts';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, signedNote } from './journey.ts';
import { people, Stage } from './stage.ts';

const clock = new FakeClock('2026-03-09T09:00:00Z');
const obedient = new URL('./obedient-drawing.ts', import.meta.url);
let stage: Stage;
let thread: BroadcastChannel;
let nurse: Browser;
let benali: Browser;
let atBenali: Connection;

beforeAll(async () => {
  stage = await Stage.open({}, { printer: PdfPrinter.create({ clock, module: obedient }) });
  thread = new BroadcastChannel('obedient-drawing');
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atBenali = await benali.connect();
});
afterAll(async () => {
  thread.close();
  await stage.close();
});

/** A signed note, of which the thread does what its plan says. */
async function noteThatSays(plan: string): Promise<string> {
  const atNurse = await nurse.connect();
  const id = await acceptedCase(nurse, atBenali);
  atNurse.close();
  await signedNote(benali, id, { ...seizureNote, text: { ...seizureNote.text, plan } });
  return id;
}
const print = (id: string, by = benali) =>
  by.send('GET', `/api/consultations/${id}/documents/report?language=fr`);
/** How often the audit says that this note was given out on paper. */
async function printsKeptOf(id: string): Promise<number> {
  const admin = await stage.signedIn(people.administrator);
  const { entries } = await admin.call('readAudit', {});
  return entries.filter(
    ({ action, entityId, outcome }) =>
      [action, entityId, outcome].join() === ['print-report', id, 'success'].join(),
  ).length;
}
/** Resolves when the thread begins the next drawing. */
const begun = () => once(thread, 'message');
const letGoOn = () => thread.postMessage('go on');

describe('When a document is being drawn', () => {
  test('then others are answered meanwhile', async () => {
    const id = await noteThatSays('HELD');
    const isBegun = begun();
    const printing = print(id);
    await isBegun;
    const { practitioner } = await nurse.call('readSession', {});
    expect(practitioner.id).toBe(people.nurse);
    letGoOn();
    expect((await printing).status).toBe(200);
  });

  test('then as many wait for their turn as are served soon, and one more is told to come back', async () => {
    const id = await noteThatSays('HELD');
    const isBegun = begun();
    const first = print(id);
    await isBegun;
    const others = Array.from({ length: mostWaiting + 1 }, () => print(id, nurse));
    const refused = await Promise.race(others);
    expect(refused).toMatchObject({ status: 503, body: { code: 'SERVER_BUSY' } });
    thread.addEventListener('message', letGoOn);
    letGoOn();
    expect((await first).status).toBe(200);
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses.filter((it) => it === 200)).toHaveLength(mostWaiting);
    expect(await printsKeptOf(id)).toBe(mostWaiting + 1);
  });
});

describe('When a document cannot be drawn', () => {
  test('then one that never ends is given up, and the next is drawn', async () => {
    const endless = await noteThatSays('ENDLESS');
    const sound = await noteThatSays('Contrôle dans un mois.');
    const isBegun = begun();
    const printing = print(endless);
    await isBegun;
    const next = print(sound, nurse);
    clock.advance(drawingLimitMs);
    expect(await printing).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect((await next).status).toBe(200);
  });

  test('then one that breaks the thread is refused in words, and the next is drawn', async () => {
    const broken = await noteThatSays('BROKEN');
    const sound = await noteThatSays('Contrôle dans un mois.');
    expect(await print(broken)).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(await printsKeptOf(broken)).toBe(0);
    expect((await print(sound)).status).toBe(200);
  });
});
