import { randomUUID } from 'node:crypto';
import { indicators, type Indicator, type NoteContent } from '@qarib/clinical';
import type { CallPreparation, Consultation } from '@qarib/contracts';
import { firstSeizure, opusAndVp8, seizureNote } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { patients, people, Stage } from './stage.ts';

/** Steps of a consultation that many tests begin with. */
export const requestBy = (nurse: Browser, overrides: object = {}): Promise<Consultation> =>
  nurse.call('requestConsultation', {
    body: {
      ...firstSeizure,
      idempotencyKey: randomUUID(),
      patientId: patients.withConsent,
      ...overrides,
    },
  });

/** Requested by the nurse and taken by the specialist. */
export async function acceptedCase(nurse: Browser, specialist: Connection): Promise<string> {
  const { id: consultationId } = await requestBy(nurse);
  await specialist.command('consultation:accept', { consultationId });
  return consultationId;
}

/** A stage for calls: a media node, a nurse and a neurologist. */
export async function callStage() {
  const stage = await Stage.open();
  return {
    stage,
    node: await stage.mediaNode(),
    nurse: await stage.signedIn(people.nurse),
    benali: await stage.signedIn(people.neurologist),
  };
}

/** A case that is taken, with both connected. */
export async function connectedCase(nurse: Browser, benali: Browser) {
  const atNurse = await nurse.connect();
  const atBenali = await benali.connect();
  return { atNurse, atBenali, id: await acceptedCase(nurse, atBenali) };
}

/** From the lobby into the call. */
export async function enter(
  connection: Connection,
  consultationId: string,
): Promise<CallPreparation> {
  const preparation = await connection.command('call:prepare', { consultationId });
  const { peerId } = preparation;
  await connection.command('call:join', { peerId, rtpCapabilities: opusAndVp8 });
  return preparation;
}

export async function signedNote(
  specialist: Browser,
  id: string,
  content: NoteContent = seizureNote,
): Promise<void> {
  const { version } = await specialist.call('saveNote', {
    params: { id },
    body: { version: 0, content },
  });
  await specialist.call('signNote', { params: { id }, body: { version } });
}

export async function finish(specialist: Browser, id: string): Promise<Consultation> {
  const { version } = await specialist.call('readConsultation', { params: { id } });
  return specialist.call('finishConsultation', { params: { id }, body: { version } });
}

const march = { from: '2026-03-01', to: '2026-03-31' } as const;
type Counted = Record<Indicator, number>;
type Shown = { readonly [Name in string]?: number | undefined };

const indicatorsIn = (counts: Shown): Counted => ({
  requested: 0,
  answered: 0,
  attempted: 0,
  completed: 0,
  dropped: 0,
  unmet: 0,
  ...Object.fromEntries(indicators.map((indicator) => [indicator, counts[indicator] ?? 0])),
});

/** What a nurse's site asked for and what became of it, in the month of the tests. */
export async function siteFigures(nurse: Browser) {
  const { total, rows } = await nurse.call('readFigures', { query: { ...march, by: 'specialty' } });
  return {
    total: indicatorsIn(total.counts),
    rows: rows.map(({ value: specialty, counts }) => ({ specialty, counts: indicatorsIn(counts) })),
  };
}
