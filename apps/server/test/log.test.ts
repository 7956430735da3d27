import { randomUUID } from 'node:crypto';
import { lahcenOuali, seizureNote } from '@qarib/testing';
import { acceptedCase, signedNote } from './journey.ts';
import { demoPassword, mediaNodeSecret, people, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

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
  ].filter((secret) => secret !== '');
  for (const secret of secrets) expect(log).not.toContain(secret);
});
