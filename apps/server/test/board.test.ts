import type { Board } from '@qarib/contracts';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let neurologist: Browser;
let coordinator: Browser;
let atNurse: Connection;
let atNeurologist: Connection;
let atCoordinator: Connection;

beforeEach(async () => {
  stage = await Stage.open();
  await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  neurologist = await stage.signedIn(people.neurologist);
  coordinator = await stage.signedIn(people.coordinator);
  atNurse = await nurse.connect();
  atNeurologist = await neurologist.connect();
  atCoordinator = await coordinator.connect();
});
afterEach(() => stage.close());

const watch = (connection: Connection) => connection.command('board:watch', {});
const specialtyOf = ({ specialties }: Board, wanted: string) =>
  specialties.find(({ specialty }) => specialty === wanted);

/** What is told once it is so; what was told before, half a second ago, does not count. */
function toldOnce(connection: Connection, isSo: (board: Board) => boolean): Promise<Board> {
  const told = connection.fact('board:changed', isSo);
  stage.clock.advance(500);
  return told;
}

describe('When a coordinator watches the board', () => {
  test('then it names the own region, its sites, and who of them is there', async () => {
    const { place, places, board } = await watch(atCoordinator);
    expect(place).toMatchObject({ id: 'marrakech-safi', name: { fr: 'Marrakech-Safi' } });
    expect(board).toMatchObject({ waiting: 0, taken: 0, inCall: 0, writtenWaiting: 0 });
    expect(board.onlineSiteIds).toEqual(['csr-tighdouine']);
    const alHaouz = places.find(({ id }) => id === 'al-haouz');
    expect(alHaouz?.sites.map(({ id }) => id)).toContain('csr-tighdouine');
    expect(specialtyOf(board, 'neurology')).toMatchObject({ onCall: 2, waiting: 0 });
  });

  test('then a request is told at once, and each step of it, without a name and without a site', async () => {
    await watch(atCoordinator);
    const waiting = atCoordinator.fact('board:changed', (board) => board.waiting === 1);
    const { id } = await requestBy(nurse);
    const asked = await waiting;
    expect(asked.longestWaitSince).toBe(stage.clock.now().toISOString());
    expect(specialtyOf(asked, 'neurology')).toMatchObject({ waiting: 1 });
    expect(JSON.stringify(asked)).not.toContain(id);

    await atNeurologist.command('consultation:accept', { consultationId: id });
    expect(await toldOnce(atCoordinator, ({ taken }) => taken === 1)).not.toHaveProperty(
      'longestWaitSince',
    );
    await enter(atNurse, id);
    await enter(atNeurologist, id);
    expect(await toldOnce(atCoordinator, ({ inCall }) => inCall === 1)).toMatchObject({ taken: 0 });
    await finish(neurologist, id);
    expect(await toldOnce(atCoordinator, ({ inCall }) => inCall === 0)).toMatchObject({ taken: 0 });
  });

  test('then many things at once are told once', async () => {
    await watch(atCoordinator);
    await Promise.all([requestBy(nurse), requestBy(nurse), requestBy(nurse)]);
    const all = await toldOnce(atCoordinator, ({ waiting }) => waiting === 3);
    expect(all.waiting).toBe(3);
    const boards = atCoordinator.facts.filter(({ name }) => name === 'board:changed');
    expect(boards.length).toBeLessThanOrEqual(2);
  });

  test('then a site that goes and comes back, and a physician who goes off call, are seen', async () => {
    await watch(atCoordinator);
    const gone = atCoordinator.fact('board:changed', ({ online }) => online === 0);
    atNurse.close();
    await gone;
    const back = toldOnce(atCoordinator, ({ online }) => online === 1);
    await nurse.connect();
    await back;
    await neurologist.call('setOnCall', { body: { isOnCall: false } });
    await toldOnce(atCoordinator, (board) => specialtyOf(board, 'neurology')?.onCall === 1);
  });

  test('then it is told again while nothing happens, so that silence means it is old', async () => {
    await watch(atCoordinator);
    const beat = atCoordinator.fact('board:changed');
    stage.clock.advance(10_000);
    expect((await beat).asOf).toBe(stage.clock.now().toISOString());
  });

  test('then who has left is told no more', async () => {
    await watch(atCoordinator);
    await atCoordinator.command('board:leave', {});
    await requestBy(nurse);
    stage.clock.advance(10_000);
    await atCoordinator.settle();
    expect(atCoordinator.heard('board:changed')).toBe(false);
  });
});

test('The ministry watches the country, a region only its own, and nobody else anything', async () => {
  const otherNurse = await stage.signedIn(people.otherSitesNurse);
  await requestBy(otherNurse, { patientId: patients.ofOtherSite });
  const ministry = await (await stage.signedIn(people.ministry)).connect();
  const { board, place, places } = await watch(ministry);
  expect(place.id).toBe('morocco');
  expect(board).toMatchObject({ waiting: 1, onlineSiteIds: [] });
  expect(places.map(({ id }) => id)).toContain('draa-tafilalet');
  expect((await watch(atCoordinator)).board.waiting).toBe(0);
  for (const connection of [atNurse, atNeurologist]) {
    expect((await connection.refused('board:watch', {})).code).toBe('NOT_FOUND');
  }
});

test('When a call goes on in writing, then it is in no call, and waits for nobody', async () => {
  const id = await acceptedCase(nurse, atNeurologist);
  await enter(atNurse, id);
  await enter(atNeurologist, id);
  expect((await watch(atCoordinator)).board).toMatchObject({ inCall: 1, taken: 0 });
  const written = atCoordinator.fact('board:changed', ({ inCall }) => inCall === 0);
  await nurse.call('askForOpinion', { params: { id } });
  expect(await written).toMatchObject({ taken: 0, writtenWaiting: 0, waiting: 0 });
});
