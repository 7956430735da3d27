import type { Browser, Connection } from './browser.ts';
import { requestBy } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let specialists: { readonly browser: Browser; readonly connection: Connection }[];

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  const open = async (id: string) => {
    const browser = await stage.signedIn(id);
    return { browser, connection: await browser.connect() };
  };
  specialists = await Promise.all([people.neurologist, people.otherNeurologist].map(open));
});
afterAll(() => stage.close());

type Runner = { readonly wins: 'cancelled' | 'accepted'; readonly run: () => Promise<unknown> };

/** Everybody at once. Whoever looks at the case before taking it gives the nurse's cancelling a start. */
async function race(round: number) {
  const { id, version } = await requestBy(nurse);
  const params = { id };
  const looksFirst = round % 2 === 0;
  const runners: Runner[] = specialists.map(({ browser, connection }) => ({
    wins: 'accepted',
    run: async () => {
      if (looksFirst) await browser.call('readConsultation', { params });
      await connection.command('consultation:accept', { consultationId: id });
    },
  }));
  runners.push({
    wins: 'cancelled',
    run: () => nurse.call('cancelConsultation', { params, body: { version, reason: 'Rentré' } }),
  });
  const order = [...runners.slice(round % 3), ...runners.slice(0, round % 3)];
  const outcomes = await Promise.allSettled(order.map(({ run }) => run()));
  const winners = order.filter((_, nth) => outcomes[nth]?.status === 'fulfilled');
  return { winners, after: await nurse.call('readConsultation', { params }) };
}

test('When a case is cancelled while two accept it, then exactly one of the three has its way', async () => {
  for (let round = 0; round < 30; round += 1) {
    const { winners, after } = await race(round);
    expect(winners.map(({ wins }) => wins)).toEqual([after.status]);
    expect(after.responsible === undefined).toBe(after.status === 'cancelled');
  }
});
