import { act, screen, waitFor, within } from '@testing-library/react';
import type { Appointment, FollowUp } from '@qarib/contracts';
import { fakeAudio } from '../../../test/fake-audio.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule, lastSocket } from '../../../test/fake-socket.ts';
import { drSaida, signedConsultation, summaryOf, tighdouine } from '../../../test/fixtures.ts';
import { showApp } from '../../../test/show-app.tsx';
import {
  ringing,
  ringingStat,
  saidaOnCall,
  takenBySaida,
} from '../../../test/specialist-fixtures.ts';
import { useConnectionStore } from '../../shared/connection/connection-store.ts';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const unsigned = summaryOf({ ...signedConsultation, isNoteSigned: false });

function quietEvening(): FakeServer {
  return new FakeServer()
    .answer('readSession', saidaOnCall)
    .answer('readHealth', { database: true, media: true })
    .answer('readQueue', { consultations: [] })
    .answer('listConsultations', { consultations: [] })
    .answer('listAppointments', { today: '2026-03-02', appointments: [] })
    .answer('listFollowUps', { followUps: [] });
}

async function showQueue(server: FakeServer) {
  const app = await showApp(server, '/');
  await screen.findByRole('heading', { level: 1, name: 'À faire' });
  await waitFor(() => expect(server.callsOf('readQueue').length).toBeGreaterThan(0));
  return app;
}

const request = (consultation: typeof ringing) =>
  act(async () => lastSocket().tell('consultation:requested', { consultation }));
const cards = () => screen.queryAllByTestId('waiting-case');

describe('an on-call specialist', () => {
  beforeEach(() => fakeAudio.install());

  test('hears and sees a case the moment it is asked for', async () => {
    const server = quietEvening();
    await showQueue(server);
    expect(fakeAudio.sounding.size).toBe(0);
    server.answer('readQueue', { consultations: [ringing] });
    await request(ringing);
    await screen.findByTestId('waiting-case');
    expect(cards()[0]).toHaveTextContent('Convulsions');
    expect(cards()[0]).toHaveTextContent('Tighdouine');
    expect(fakeAudio.sounding.size).toBe(1);
    expect(document.title).toContain('1 demande sonne');
  });

  test('sees a case that was asked for while signalling was still connecting', async () => {
    const server = quietEvening();
    await showQueue(server);
    act(() => useConnectionStore.setState({ signalling: 'connecting' }));
    server.answer('readQueue', { consultations: [ringing] });
    act(() => lastSocket().recover());
    await screen.findByTestId('waiting-case');
  });

  test('reads the most urgent case first', async () => {
    await showQueue(quietEvening().answer('readQueue', { consultations: [ringing, ringingStat] }));
    await waitFor(() => expect(cards()).toHaveLength(2));
    expect(cards()[0]).toHaveTextContent('Idrissi Hassan');
  });

  test.each(['consultation:cancelled', 'consultation:expired'] as const)(
    'no longer hears a case after %s',
    async (fact) => {
      const server = quietEvening().answer('readQueue', { consultations: [ringing] });
      await showQueue(server);
      await waitFor(() => expect(fakeAudio.sounding.size).toBe(1));
      server.answer('readQueue', { consultations: [] });
      await act(async () => lastSocket().tell(fact, { consultationId: ringing.id }));
      await waitFor(() => expect(cards()).toHaveLength(0));
      expect(fakeAudio.sounding.size).toBe(0);
      expect(document.title).not.toContain('sonne');
    },
  );

  test('is told calmly who took a case that was on the screen', async () => {
    const server = quietEvening().answer('readQueue', { consultations: [ringing] });
    await showQueue(server);
    await screen.findByTestId('waiting-case');
    server.answer('readQueue', { consultations: [] });
    await act(async () =>
      lastSocket().tell('consultation:accepted', {
        consultationId: ringing.id,
        responsible: { id: 'dr-omar', name: 'Dr Omar Tazi' },
      }),
    );
    expect(screen.getByTestId('accept-outcome')).toHaveTextContent('Dr Omar Tazi suit maintenant');
    await waitFor(() => expect(fakeAudio.sounding.size).toBe(0));
  });

  test('misses nothing that was asked for while the line was down', async () => {
    const server = quietEvening();
    await showQueue(server);
    act(() => lastSocket().lose());
    server.answer('readQueue', { consultations: [ringingStat] });
    await act(async () => lastSocket().recover());
    await waitFor(() => expect(cards()).toHaveLength(1));
    expect(fakeAudio.sounding.size).toBe(1);
  });

  test('keeps the choice to be left in silence', async () => {
    const server = quietEvening().answer('readQueue', { consultations: [ringing] });
    const { user, unmount } = await showQueue(server);
    await waitFor(() => expect(fakeAudio.sounding.size).toBe(1));
    await user.click(screen.getByRole('button', { name: 'Couper la sonnerie' }));
    expect(fakeAudio.sounding.size).toBe(0);
    unmount();
    await showQueue(server);
    await waitFor(() => expect(cards()).toHaveLength(1));
    expect(fakeAudio.sounding.size).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Rétablir la sonnerie' }));
    expect(fakeAudio.sounding.size).toBe(1);
  });

  test('is offered to turn the sound on where the browser holds it back', async () => {
    fakeAudio.isBlocked = true;
    const { user } = await showQueue(quietEvening());
    await user.click(await screen.findByRole('button', { name: 'Activer la sonnerie' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Activer la sonnerie' })).toBeNull(),
    );
  });

  test('is on call once a shift begins, with the page left as it was', async () => {
    const server = quietEvening().answer('readSession', {
      ...saidaOnCall,
      isOnCall: false,
      onCallChangesAt: new Date().toISOString(),
    });
    await showQueue(server);
    await screen.findByRole('switch', { name: /Vous n’êtes pas de garde/ });
    server.answer('readSession', saidaOnCall);
    const isOn = { name: /Vous êtes de garde/ };
    await screen.findByRole('switch', isOn, { timeout: 10_000 });
  });

  test('goes off call, and hears no more', async () => {
    const server = quietEvening().answer('readQueue', { consultations: [ringing] });
    server.answer('setOnCall', { ...saidaOnCall, isOnCall: false });
    const { user } = await showQueue(server);
    await waitFor(() => expect(fakeAudio.sounding.size).toBe(1));
    await user.click(screen.getByRole('switch', { name: /Vous êtes de garde/ }));
    await screen.findByRole('switch', { name: /Vous n’êtes pas de garde/ });
    expect(server.callsOf('setOnCall')[0]?.body).toEqual({ isOnCall: false });
    expect(fakeAudio.sounding.size).toBe(0);
  });
});

describe('taking a case', () => {
  beforeEach(() => fakeAudio.install());

  const waitingCase = () =>
    quietEvening()
      .answer('readQueue', { consultations: [ringing] })
      .answer('readConsultation', takenBySaida);

  test('opens it for the one who was first', async () => {
    const server = waitingCase();
    const { user } = await showQueue(server);
    lastSocket().answer('consultation:accept', { ok: true, data: summaryOf(takenBySaida) });
    server.answer('readQueue', { consultations: [] });
    await user.click(await screen.findByTestId('accept'));
    await screen.findByRole('heading', { level: 1, name: 'Dossier de Khadija Amrani' });
    expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent(
      `/consultations/${ringing.id}`,
    );
  });

  test('tells the second who has it', async () => {
    const server = waitingCase();
    const { user } = await showQueue(server);
    lastSocket().answer('consultation:accept', {
      ok: false,
      error: {
        code: 'CONSULTATION_ALREADY_ACCEPTED',
        message: 'already accepted',
        details: { responsibleName: 'Dr Omar Tazi' },
      },
    });
    server.answer('readQueue', { consultations: [] });
    await user.click(await screen.findByTestId('accept'));
    expect(await screen.findByTestId('accept-outcome')).toHaveTextContent(
      'Dr Omar Tazi suit maintenant Amrani Khadija',
    );
    expect(cards()).toHaveLength(0);
  });

  test('says so when it could not be asked for', async () => {
    const { user } = await showQueue(waitingCase());
    lastSocket().answer('consultation:accept', {
      ok: false,
      error: { code: 'DATABASE_UNAVAILABLE', message: 'down' },
    });
    await user.click(await screen.findByTestId('accept'));
    expect(await screen.findByText(/ne peut rien enregistrer/)).toBeVisible();
    expect(cards()).toHaveLength(1);
  });
});

describe('the desk', () => {
  beforeEach(() => fakeAudio.install());

  const desk = () => screen.findByRole('list', { name: 'À faire, le plus urgent d’abord' });
  const { patient } = summaryOf(takenBySaida);
  const at11: Appointment = {
    id: 'appointment-11',
    version: 1,
    status: 'booked',
    startsAt: '2026-03-02T11:00:00+00:00',
    endsAt: '2026-03-02T11:30:00+00:00',
    patient,
    practitioner: drSaida,
    hospital: tighdouine,
    facility: tighdouine,
    specialty: 'neurology',
    reason: 'Contrôle',
  };
  const arrived: Appointment = {
    ...at11,
    id: 'appointment-arrived',
    status: 'arrived',
    arrivedAt: '2026-03-02T09:50:00+00:00',
  };
  const dueYesterday: FollowUp = {
    id: 'follow-up-1',
    status: 'due',
    consultationId: 'consultation-earlier',
    patient,
    practitioner: drSaida,
    specialty: 'neurology',
    facility: tighdouine,
    dueOn: '2026-03-01',
    reason: 'Revoir l’EEG',
  };
  const nextMonth: FollowUp = { ...dueYesterday, id: 'follow-up-2', dueOn: '2026-04-01' };
  const question = {
    ...ringing,
    id: 'consultation-question',
    mode: 'asynchronous',
    question: 'Faut-il un EEG ?',
    opinionDueAt: '2026-03-02T10:30:00Z',
  } as const;

  test('has what waits, own cases, appointments and follow-ups in one order by urgency', async () => {
    await showQueue(
      quietEvening()
        .answer('readQueue', {
          consultations: [question, { ...ringing, id: 'consultation-hassan' }],
        })
        .answer('listConsultations', { consultations: [summaryOf(takenBySaida), unsigned] })
        .answer('listAppointments', { today: '2026-03-02', appointments: [at11, arrived] })
        .answer('listFollowUps', { followUps: [dueYesterday, nextMonth] }),
    );
    const list = await desk();
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(6));
    const modes = within(list)
      .getAllByRole('listitem')
      .map((card) => card.dataset['testid']);
    expect(modes).toEqual([
      'waiting-case',
      'own-case',
      'desk-appointment',
      'desk-follow-up',
      'waiting-case',
      'desk-appointment',
    ]);
    expect(within(list).getByRole('link', { name: /Rejoindre l’appel/ })).toHaveAttribute(
      'href',
      `/consultations/${takenBySaida.id}/call`,
    );
    expect(within(list).getByText(/À revoir depuis le/)).toBeVisible();
    const toSign = screen.getByRole('list', { name: 'Comptes rendus à signer (1)' });
    expect(within(toSign).getByRole('link', { name: /Compléter et signer/ })).toBeVisible();
  });

  test('begins an appointment whose patient is there', async () => {
    const server = quietEvening()
      .answer('listAppointments', { today: '2026-03-02', appointments: [arrived] })
      .answer('startAppointment', { ...arrived, consultationId: takenBySaida.id })
      .answer('readConsultation', takenBySaida);
    const { user } = await showQueue(server);
    await user.click(await screen.findByRole('button', { name: /Commencer avec/ }));
    await screen.findByRole('heading', { level: 1, name: 'Dossier de Khadija Amrani' });
    expect(server.callsOf('startAppointment')[0]?.body).toEqual({ version: 1 });
  });

  test('says what could not be read, and keeps the rest', async () => {
    const server = quietEvening().answer('readQueue', { consultations: [ringing] });
    const { user } = await showQueue(server.refuse('listFollowUps', 'NOT_FOUND'));
    await screen.findByText('Une partie de ce qui est à faire n’a pas pu être lue.');
    expect(cards()).toHaveLength(1);
    server.answer('listFollowUps', { followUps: [dueYesterday] });
    await user.click(screen.getByRole('button', { name: 'Réessayer' }));
    await screen.findByTestId('desk-follow-up');
    expect(screen.queryByText('Une partie de ce qui est à faire n’a pas pu être lue.')).toBeNull();
  });

  test('says that nothing waits, and of when it is once the line is cut', async () => {
    await showQueue(quietEvening());
    await screen.findByText('Rien ne vous attend');
    act(() => useConnectionStore.setState({ isOnline: false }));
    expect(await screen.findByText(/Hors ligne\s: ce qui est à faire date de/)).toBeVisible();
    act(() => useConnectionStore.setState({ isOnline: true }));
  });
});
