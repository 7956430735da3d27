import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { FakeMediaNode } from '@qarib/testing';
import { feverOfAChild } from '@qarib/testing';
import { indicators, indicatorsOf, type IndicatorCounts } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import type { Browser, Connection } from './browser.ts';
import { enter, requestBy, signedNote, siteFigures } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let neurologist: Browser;
let paediatrician: Browser;
let atNurse: Connection;
let atNeurologist: Connection;
let atPaediatrician: Connection;

beforeAll(async () => {
  stage = await Stage.open();
  node = await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  neurologist = await stage.signedIn(people.neurologist);
  paediatrician = await stage.signedIn(people.paediatrician);
  atNurse = await nurse.connect();
  atNeurologist = await neurologist.connect();
  atPaediatrician = await paediatrician.connect();
});
afterAll(() => stage.close());

const steps = ['accept', 'start', 'finish', 'cancel', 'sign', 'write'] as const;
type Step = (typeof steps)[number];

const journeys = fc.array(
  fc.record({
    specialty: fc.constantFrom('neurology' as const, 'paediatrics' as const),
    steps: fc.array(fc.constantFrom<Step>(...steps), { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('When things happen in any order, then the figures are what counting every consultation gives', async () => {
  await fc.assert(
    fc.asyncProperty(journeys, async (plans) => {
      const cases = [];
      for (const plan of plans) cases.push({ ...plan, id: (await ask(plan.specialty)).id });
      // Each consultation takes one step in turn, so that they interleave.
      for (let turn = 0; turn < 6; turn += 1) {
        for (const { id, specialty, steps: own } of cases) {
          const step = own[turn];
          if (step) await attempt(step, id, specialty);
        }
      }
      const counted = await countAll();
      const { rows, total } = await figuresOnce(counted.total);
      expect(total).toEqual(counted.total);
      for (const { specialty, counts } of rows) {
        expect(counts).toEqual(counted.bySpecialty.get(specialty));
      }
    }),
    { numRuns: 12, seed: 131_13 },
  );
});

type Asked = 'neurology' | 'paediatrics';

const ask = (specialty: Asked): Promise<Consultation> =>
  specialty === 'neurology'
    ? requestBy(nurse)
    : requestBy(nurse, { ...feverOfAChild, patientId: patients.childWithConsent });

const specialistFor = (specialty: Asked) =>
  specialty === 'neurology'
    ? { browser: neurologist, at: atNeurologist }
    : { browser: paediatrician, at: atPaediatrician };

/** Tries the step; the state it is in may refuse it, which must change no figure. */
async function attempt(step: Step, id: string, specialty: Asked): Promise<void> {
  const { browser, at } = specialistFor(specialty);
  const { version } = await nurse.call('readConsultation', { params: { id } });
  const command = { params: { id }, body: { version } };
  if (step === 'accept') await at.raw('consultation:accept', { consultationId: id });
  if (step === 'start') await start(id, at);
  if (step === 'sign') await signedNote(browser, id).catch(ignored);
  if (step === 'finish') await browser.call('finishConsultation', command).catch(ignored);
  if (step === 'write') await nurse.call('askForOpinion', { params: { id } }).catch(ignored);
  if (step === 'cancel') await nurse.call('cancelConsultation', command).catch(ignored);
}

const ignored = () => undefined;

async function start(id: string, at: Connection): Promise<void> {
  const { status } = await nurse.call('readConsultation', { params: { id } });
  if (status !== 'accepted') return;
  const { callSessionId: roomId, peerId } = await enter(at, id);
  entered.add(id);
  const started = atNurse.fact('consultation:started', (it) => it.consultationId === id);
  const peerIds: [string, string] = [peerId, 'of-the-nurse'];
  node.tell('room:media-flowed', { roomId, peerIds });
  // Half of them talk for a minute, told twice as after a cut; the others for too short a time.
  const isHeld = held.size * 2 <= entered.size;
  if (isHeld) held.add(id);
  for (const seconds of isHeld ? [15, 60, 60, 30] : [15, 45])
    node.tell('room:media-lasted', { roomId, peerIds, seconds });
  await started;
}

/** Consultations whose call somebody came into, and those that were held long enough. */
const entered = new Set<string>();
const held = new Set<string>();

/** What media nodes tell is written down without anybody waiting for it: read until it is there. */
async function figuresOnce(expected: IndicatorCounts) {
  let figures = await siteFigures(nurse);
  for (let look = 0; look < 200 && !isDeepStrictEqual(figures.total, expected); look += 1)
    figures = await siteFigures(nurse);
  return figures;
}

/** The definition, applied to every consultation there is. */
async function countAll() {
  const { consultations } = await nurse.call('listConsultations', { query: {} });
  const none = (): Record<keyof IndicatorCounts, number> => ({
    requested: 0,
    answered: 0,
    attempted: 0,
    completed: 0,
    dropped: 0,
    unmet: 0,
  });
  const total = none();
  const bySpecialty = new Map<string, ReturnType<typeof none>>();
  for (const { id, status, responsible, isNoteSigned, specialty, mode } of consultations) {
    const counts = bySpecialty.get(specialty) ?? none();
    bySpecialty.set(specialty, counts);
    const facts = {
      status,
      mode,
      isAnswered: !!responsible,
      wasEntered: entered.has(id),
      wasHeld: held.has(id),
      isNoteSigned,
    };
    const counting = indicatorsOf(facts);
    for (const indicator of indicators) {
      const one = Number(counting.includes(indicator));
      counts[indicator] += one;
      total[indicator] += one;
    }
  }
  return { total, bySpecialty };
}
