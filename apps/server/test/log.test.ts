import { randomUUID } from 'node:crypto';
import { guestNamespace } from '@qarib/contracts';
import { lahcenOuali, seizureNote } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { acceptedCase, signedNote } from './journey.ts';
import { demoPassword, mediaNodeSecret, people, Stage } from './stage.ts';

const relay = {
  urls: ['turns:turn.example.ma:443?transport=tcp'],
  secret: 'the-secret-of-the-relay-used-in-tests',
};
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ turn: relay });
});
afterAll(() => stage.close());

/** Somebody comes by a link, and is handed what the relay asks for. */
async function guestOf(nurse: Browser, id: string) {
  const { token } = await nurse.call('inviteGuest', {
    params: { id },
    body: { idempotencyKey: randomUUID(), guestKind: 'interpreter' },
  });
  const guest = stage.browser();
  await guest.refusedCall('lookAtGuestLink', { body: { token: `${token.slice(0, -3)}xyz` } });
  await guest.call('enterAsGuest', { body: { token, name: 'Itto Aït Brahim' } });
  const atGuest = await guest.connect(guestNamespace);
  const { iceServers } = await atGuest.command('call:prepare', { consultationId: id });
  return {
    token,
    passCookie: guest.cookie.split('=')[1] ?? '',
    turn: iceServers?.[0]?.credential ?? '',
  };
}

test('When a whole day is logged, then no name, note, password, cookie or token is in it', async () => {
  const nurse = await stage.signedIn(people.nurse);
  const benali = stage.browser();
  const email = 'salma.benali@demo.qarib.example';
  await benali.refusedCall('signIn', { body: { email, password: 'a wrong secret' } });
  const session = await benali.call('signIn', { body: { email, password: demoPassword } });
  benali.csrfToken = session.csrfToken;
  const atBenali = await benali.connect();
  const node = await stage.mediaNode();
  await nurse.call('searchPatients', { query: { query: 'Khadija' } });
  await nurse.call('registerPatient', { body: { ...lahcenOuali, idempotencyKey: randomUUID() } });
  const id = await acceptedCase(nurse, atBenali);
  await atBenali.command('call:prepare', { consultationId: id });
  const { token, passCookie, turn } = await guestOf(nurse, id);
  await nurse.call('postMessage', {
    params: { id, messageId: randomUUID() },
    body: { content: { kind: 'text', text: 'convulsions since Tuesday' } },
  });
  await signedNote(benali, id);
  const photo = Buffer.from('no photo at all');
  await nurse.send('PUT', `/api/consultations/${id}/attachments/Lahcen.jpg`, photo, 'image/jpeg');
  await atBenali.refused('consultation:accept', { consultationId: 'Khadija Amrani' });
  node.tell('room:lost', { roomId: 'Khadija' });
  await nurse.call('signOut', {});

  const log = stage.logLines.join('');
  expect(stage.logLines.length).toBeGreaterThan(10);
  const secrets = [
    ...Object.values(lahcenOuali).filter((value) => typeof value === 'string' && value !== 'male'),
    ...Object.values(seizureNote.text),
    'Paracétamol',
    'Épilepsie',
    'Khadija',
    'Amrani',
    'Benali',
    email,
    demoPassword,
    'a wrong secret',
    mediaNodeSecret,
    session.csrfToken,
    nurse.csrfToken,
    nurse.cookie.split('=')[1] ?? '',
    benali.cookie.split('=')[1] ?? '',
    'no photo at all',
    token,
    passCookie,
    'Itto Aït Brahim',
    'convulsions since Tuesday',
    relay.secret,
    turn,
  ].filter((secret) => secret !== '');
  for (const secret of secrets) expect(log).not.toContain(secret);
});
