import fc from 'fast-check';
import { feverOfAChild } from '@qarib/testing';
import {
  breakdownsOf,
  consultationContribution,
  addCounts,
  isDimension,
  valuesIn,
  type Counts,
} from '@qarib/clinical';
import type { Browser, Connection } from './browser.ts';
import { enter, requestBy, signedNote } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

const range = { from: '2026-03-09', to: '2026-06-30' } as const;
/** Past the expiry of a request, and in sum past midnight. */
const passingMs = { minutes: 7 * 60_000, anHour: 3_600_000, hours: 5 * 3_600_000 } as const;

const steps = ['accept', 'enter', 'write', 'sign', 'finish', 'cancel', 'pass', 'settle'] as const;
type Step = (typeof steps)[number];
const histories = fc.array(
  fc.record({
    isChild: fc.boolean(),
    steps: fc.array(fc.constantFrom<Step>(...steps), { maxLength: 6 }),
    passing: fc.constantFrom(...(Object.keys(passingMs) as (keyof typeof passingMs)[])),
  }),
  { minLength: 1, maxLength: 3 },
);

let stage: Stage;
let nurse: Browser;
let ministry: Browser;
let specialists: Record<'neurology' | 'paediatrics', { browser: Browser; at: Connection }>;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  ministry = await stage.signedIn(people.ministry);
  const neurology = await stage.signedIn(people.neurologist);
  const paediatrics = await stage.signedIn(people.paediatrician);
  specialists = {
    neurology: { browser: neurology, at: await neurology.connect() },
    paediatrics: { browser: paediatrics, at: await paediatrics.connect() },
  };
});
afterAll(() => stage.close());

const fever = { ...feverOfAChild, patientId: patients.childWithConsent };
const entered = new Set<string>();
/** A state may refuse a step, which must change no figure; the same step again is a repetition. */
const ignored = () => undefined;

async function attempt(step: Step, id: string, isChild: boolean, passMs: number): Promise<void> {
  const { browser, at } = specialists[isChild ? 'paediatrics' : 'neurology'];
  const { version, status } = await nurse.call('readConsultation', { params: { id } });
  const command = { params: { id }, body: { version } };
  if (step === 'accept') await at.raw('consultation:accept', { consultationId: id });
  if (step === 'enter' && status === 'accepted') {
    await enter(at, id);
    entered.add(id);
  }
  if (step === 'write') await nurse.call('askForOpinion', { params: { id } }).catch(ignored);
  if (step === 'sign') await signedNote(browser, id).catch(ignored);
  if (step === 'finish') await browser.call('finishConsultation', command).catch(ignored);
  if (step === 'cancel') await nurse.call('cancelConsultation', command).catch(ignored);
  if (step === 'pass') await pass(passMs);
  if (step === 'settle') await stage.sweepAfter(15_000);
}

/** Nobody's session ends of it. */
async function pass(durationMs: number): Promise<void> {
  await stage.sweepAfter(durationMs);
  const all = [nurse, ministry, ...Object.values(specialists).map(({ browser }) => browser)];
  for (const browser of all) await browser.call('readSession', {});
}

/** Every consultation there is, counted one by one. */
async function counted(): Promise<{ day: string; specialty: string; counts: Counts }[]> {
  const { consultations } = await nurse.call('listConsultations', { query: {} });
  return consultations.flatMap((it) => {
    const contribution = consultationContribution({
      status: it.status,
      mode: it.mode,
      isAnswered: it.responsible !== undefined,
      wasEntered: entered.has(it.id),
      wasHeld: false,
      isNoteSigned: it.isNoteSigned,
      isPractice: false,
      facilityId: 'csr-tighdouine',
      provinceId: 'al-haouz',
      regionId: 'marrakech-safi',
      specialty: it.specialty,
      priority: it.priority,
      reasonCode: it.reason.coding?.code,
      ageGroup: 'unknown',
      requestedAt: new Date(it.requestedAt),
    });
    return contribution ? [{ ...contribution.key, counts: contribution.counts }] : [];
  });
}

/** What the rows say, without what the list of consultations does not tell: ages, hospitals, waits. */
const indicatorsOf = (counts: Readonly<Record<string, number | undefined>>) =>
  ['requested', 'answered', 'attempted', 'completed', 'dropped', 'unmet'].map(
    (key) => counts[key] ?? 0,
  );

test('When things happen in any order and again, then what is read is what counting gives', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (plans) => {
      for (const { isChild, steps: own, passing } of plans) {
        const { id } = await requestBy(nurse, isChild ? fever : {});
        for (const step of own) await attempt(step, id, isChild, passingMs[passing]);
      }
      // What came after the last settlement is read beside the sums.
      await compare();
    }),
    { numRuns: 6, seed: 2_018_10 },
  );
});

async function compare(): Promise<void> {
  const all = await counted();
  const sum = addCounts(...all.map(({ counts }) => counts));
  const country = await ministry.call('readFigures', { query: { ...range, by: 'province' } });
  const isShown = (sum['requested'] ?? 0) >= 5;
  expect(country.total.hidden).toEqual(isShown ? [] : ['requests']);
  if (isShown) expect(indicatorsOf(country.total.counts)).toEqual(indicatorsOf(sum));
  for (const by of ['period', ...breakdownsOf('facility')] as const) {
    if (by === 'age' || by === 'hospital') continue;
    const read = await nurse.call('readFigures', { query: { ...range, by, step: 'day' } });
    expect(indicatorsOf(read.total.counts)).toEqual(indicatorsOf(sum));
    for (const { value, counts } of read.rows) {
      const own = all.filter(({ day, specialty }) => value === (by === 'period' ? day : specialty));
      const expected = isDimension(by)
        ? (valuesIn(sum, by).get(value) ?? {})
        : addCounts(...own.map((it) => it.counts));
      expect(indicatorsOf(counts)).toEqual(indicatorsOf(expected));
    }
  }
}
