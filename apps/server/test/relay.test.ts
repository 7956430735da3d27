import { acceptedCase } from './journey.ts';
import { people, Stage } from './stage.ts';

const turn = {
  urls: ['turns:turn.example.ma:443?transport=tcp'],
  secret: 'the-secret-of-the-relay-used-in-tests',
};
/** One hour after the stage's morning. */
const end = Date.parse('2026-03-09T10:00:00Z') / 1000;

let stage: Stage;
afterEach(() => stage.close());

async function prepare() {
  await stage.mediaNode();
  const nurse = await (await stage.signedIn(people.nurse)).connect();
  const neurologist = await (await stage.signedIn(people.neurologist)).connect();
  const consultationId = await acceptedCase(await stage.signedIn(people.nurse), neurologist);
  return { nurse, preparation: await nurse.command('call:prepare', { consultationId }) };
}

test('Where there is a relay, whoever prepares may use it for an hour, and again with a new path', async () => {
  stage = await Stage.open({ turn });
  const { nurse, preparation } = await prepare();
  const { peerId, iceServers, sendTransport } = preparation;
  expect(iceServers).toMatchObject([{ urls: turn.urls, username: `${end}:${peerId}` }]);
  stage.clock.advance(1_000);
  const restart = { peerId, transportId: sendTransport.id };
  const restarted = await nurse.command('call:restart-ice', restart);
  expect(restarted.iceServers).toMatchObject([{ username: `${end + 1}:${peerId}` }]);
  expect(stage.logLines.join()).not.toContain(turn.secret);
});

test('Where there is none, nothing is said of one', async () => {
  stage = await Stage.open();
  expect((await prepare()).preparation).not.toHaveProperty('iceServers');
});
