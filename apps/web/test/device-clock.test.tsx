import { screen, waitFor } from '@testing-library/react';
import { moroccanDay } from '@qarib/clinical';
import {
  emptyRegistration,
  judgeRegistration,
} from '../src/features/patients/hooks/registration-form.ts';
import { learnServerTime, serverNow, serverTimeOf } from '../src/shared/clock/server-clock.ts';
import { FakeServer } from './fake-server.ts';
import { fakeAudio } from './fake-audio.ts';
import { fakeSocketModule } from './fake-socket.ts';
import { showApp } from './show-app.tsx';
import { ringing, saidaOnCall } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const hourMs = 60 * 60_000;
const atServer = (aheadMs: number) => new Date(Date.now() + aheadMs);

describe.each([
  ['an hour back', hourMs],
  ['an hour ahead', -hourMs],
])('When the clock of the device is %s', (_, clockAheadMs) => {
  test('then whoever waits has waited as long as they have', async () => {
    fakeAudio.install();
    const waitingSince = new Date(atServer(clockAheadMs).getTime() - 7 * 60_000).toISOString();
    const server = new FakeServer()
      .answer('readSession', saidaOnCall)
      .answer('readHealth', { database: true, media: true })
      .answer('readQueue', { consultations: [{ ...ringing, waitingSince }] })
      .answer('listConsultations', { consultations: [] })
      .answer('listAppointments', { today: '2026-03-02', appointments: [] })
      .answer('listFollowUps', { followUps: [] });
    server.clockAheadMs = clockAheadMs;
    await showApp(server, '/');
    const card = await screen.findByTestId('waiting-case');
    await waitFor(() => expect(card).toHaveTextContent(/Attend depuis 7 min/));
  });
});

test('When something was heard of just now, then it was just now, whatever the device says', () => {
  learnServerTime(atServer(hourMs).toUTCString());
  expect(serverNow() - serverTimeOf(Date.now())).toBeLessThan(1_000);
});

test('When it is still yesterday for the device, then a child can be born today', () => {
  learnServerTime(atServer(26 * hourMs).toUTCString());
  const [year = '', month = '', day = ''] = moroccanDay(new Date(serverNow())).split('-');
  const judged = judgeRegistration({
    ...emptyRegistration(),
    familyName: 'Ouaziz',
    givenName: 'Yuba',
    gender: 'male',
    birthDate: { day, month, year },
    motherName: 'Tuda Ouaziz',
  });
  expect(judged).toMatchObject({ identity: { givenName: 'Yuba' } });
});

test('When the device is some seconds off, or an answer says nothing, then its own clock counts', () => {
  learnServerTime(atServer(9_000).toUTCString());
  learnServerTime(null);
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(1_000);
});
