import { screen, within } from '@testing-library/react';
import type { Appointment, FollowUp, Slot } from '@qarib/contracts';
import { FakeServer, refusal } from './fake-server.ts';
import { drSaida, khadija, nurseFatima, sessionOf, tighdouine } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

/** A device in another zone, whose data says nothing of a Moroccan hour: the server's word counts. */
const ownZone = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'America/New_York';
});
afterAll(() => {
  process.env['TZ'] = ownZone;
});

const patient = { id: khadija.id, name: 'Khadija Amrani', birthDate: '1958-04-12' };
const tuesday = {
  id: 'appointment-1',
  version: 1,
  status: 'booked',
  startsAt: '2026-11-24T09:00:00+01:00',
  endsAt: '2026-11-24T09:30:00+01:00',
  patient: { ...patient, gender: 'female' },
  practitioner: drSaida,
  hospital: tighdouine,
  facility: tighdouine,
  specialty: 'neurology',
  reason: 'Céphalées',
} satisfies Appointment;
const slot: Slot = {
  practitioner: drSaida,
  hospital: tighdouine,
  startsAt: '2026-11-25T10:00:00+01:00',
  endsAt: '2026-11-25T10:30:00+01:00',
};
const dueSoon: FollowUp = {
  id: 'follow-up-1',
  status: 'due',
  consultationId: 'consultation-1',
  patient: tuesday.patient,
  practitioner: drSaida,
  specialty: 'neurology',
  facility: tighdouine,
  dueOn: '2026-12-01',
  reason: 'Contrôle',
};

const site = (today = '2026-11-24') =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listAppointments', { today, appointments: [tuesday] })
    .answer('listFollowUps', { followUps: [dueSoon] })
    .answer('findSlots', { today, first: [slot], slots: [slot] });

describe('the nurse’s appointments of the day', () => {
  test('When the device is elsewhere, then times are Moroccan, as the server wrote them', async () => {
    await showApp(site(), '/appointments');
    const card = await screen.findByTestId('appointment');
    expect(within(card).getByText('09:00')).toBeVisible();
    expect(within(card).getByText('09:30')).toBeVisible();
    expect(screen.getByRole('region', { name: 'mardi 24 novembre' })).toBeVisible();
  });

  test('When the patient is there, then the server is told, and it can begin', async () => {
    const server = site().answer('markArrived', () => {
      const arrived = { ...tuesday, status: 'arrived', version: 2 } as const;
      server.answer('listAppointments', { today: '2026-11-24', appointments: [arrived] });
      return arrived;
    });
    const { user } = await showApp(server, '/appointments');
    await user.click(await screen.findByRole('button', { name: 'Le patient est là' }));
    expect(await screen.findByRole('button', { name: 'Commencer' })).toBeVisible();
    expect(server.callsOf('markArrived')[0]?.body).toEqual({ version: 1 });
  });

  test('When it is for another day, then nobody is there or missed yet', async () => {
    await showApp(site('2026-11-23'), '/appointments');
    await screen.findByTestId('appointment');
    expect(screen.queryByRole('button', { name: 'Le patient est là' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Déplacer' })).toBeVisible();
  });

  test.each([
    ['not before its hour', '2026-11-24T08:59:00+01:00', 0],
    ['from its hour on', '2026-11-24T09:00:00+01:00', 1],
  ])('When it is today, then nobody is missed %s', async (_, now, offered) => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(now));
    const server = site();
    await showApp(server, '/appointments');
    await screen.findByRole('button', { name: 'Le patient est là' });
    expect(screen.queryAllByRole('button', { name: 'Pas venu' })).toHaveLength(offered);
    jest.restoreAllMocks();
  });
});

describe('a new appointment', () => {
  const address = `/appointments/book?patient=${tuesday.patient.id}`;

  test('When no specialty is known, then it is asked for before times are looked up', async () => {
    const server = site();
    const { user } = await showApp(server, address);
    expect(await screen.findByText(/Quelle spécialité/)).toBeVisible();
    expect(server.callsOf('findSlots')).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Spécialité'), 'paediatrics');
    await screen.findAllByTestId('slot');
    expect(server.callsOf('findSlots')[0]?.query).toMatchObject({ specialty: 'paediatrics' });
  });

  test('When it is not said why, then it is not booked; and then its day is shown', async () => {
    const server = site().answer('bookAppointment', tuesday).answer('readPatient', khadija);
    const { user } = await showApp(server, `${address}&specialty=neurology`);
    const [first] = await screen.findAllByTestId('slot');
    if (first) await user.click(first);
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(`Pour ${khadija.familyName} ${khadija.givenName}`),
    ).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Confirmer' }));
    expect(within(dialog).getByText(/Dites en quelques mots pourquoi/)).toBeVisible();
    expect(server.callsOf('bookAppointment')).toEqual([]);
    await user.type(within(dialog).getByLabelText(/Motif/), 'Céphalées');
    await user.click(within(dialog).getByRole('button', { name: 'Confirmer' }));
    await screen.findByTestId('appointment');
    expect(server.callsOf('bookAppointment')[0]?.body).toMatchObject({ reason: 'Céphalées' });
    expect(server.callsOf('listAppointments').at(-1)?.query).toMatchObject({
      from: slot.startsAt.slice(0, 10),
    });
  });
});

describe('a follow-up', () => {
  test('When its time was taken meanwhile, then the free ones are looked up again', async () => {
    const server = site().answer('bookAppointment', () => refusal('APPOINTMENT_TIME_TAKEN'));
    const { user } = await showApp(server, '/appointments');
    await user.click(await screen.findByRole('link', { name: 'Prendre rendez-vous' }));
    const [first] = await screen.findAllByTestId('slot');
    if (first) await user.click(first);
    await user.click(await screen.findByRole('button', { name: 'Confirmer' }));
    expect(await screen.findByText(/vient d’être pris/)).toBeVisible();
    expect(server.callsOf('bookAppointment')[0]?.body).toMatchObject({
      startsAt: slot.startsAt,
      durationMinutes: 30,
      followUpId: 'follow-up-1',
      practitionerId: drSaida.id,
    });
    expect(server.callsOf('findSlots').length).toBeGreaterThan(1);
  });
});

describe('a specialist’s availability', () => {
  test('When an absence is saved, then who is booked in it is shown to be moved', async () => {
    const session = sessionOf({ ...nurseFatima, role: 'specialist', specialties: ['neurology'] });
    const known = { version: 1, rules: [], exceptions: [], today: '2026-11-24', displaced: [] };
    const server = site()
      .answer('readSession', session)
      .answer('readQueue', { consultations: [] })
      .answer('readAvailability', known)
      .answer('saveAvailability', { ...known, version: 2, displaced: [tuesday] });
    const { user } = await showApp(server, '/availability');
    await user.click(await screen.findByRole('button', { name: 'Ajouter une absence' }));
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Un rendez-vous pendant votre absence')).toBeVisible();
    expect(server.callsOf('saveAvailability')[0]?.body).toMatchObject({
      version: 1,
      exceptions: [{ kind: 'absence', fromDay: '2026-11-24', toDay: '2026-11-24' }],
    });
  });

  test('When new times are proposed, then those that are wanted move with one confirmation', async () => {
    const session = sessionOf({ ...nurseFatima, role: 'specialist', specialties: ['neurology'] });
    const later = {
      ...tuesday,
      id: 'appointment-2',
      patient: { ...tuesday.patient, name: 'Moha' },
    };
    const nowhere = { ...later, id: 'appointment-3', patient: { ...later.patient, name: 'Itto' } };
    const displaced = [tuesday, later, nowhere];
    const known = { version: 2, rules: [], exceptions: [], today: '2026-11-24', displaced };
    const server = site()
      .answer('readSession', session)
      .answer('readQueue', { consultations: [] })
      .answer('readAvailability', known)
      .answer('proposeRebooking', {
        proposals: [
          { appointment: tuesday, slot },
          { appointment: later, slot },
          { appointment: nowhere },
        ],
      })
      .answer('rescheduleAppointment', () => refusal('APPOINTMENT_TIME_TAKEN'));
    const { user } = await showApp(server, '/availability');
    await user.click(await screen.findByRole('button', { name: 'Proposer de nouvelles heures' }));
    const [, second, third] = await screen.findAllByTestId('proposal');
    expect(second).toHaveTextContent('mercredi 25 novembre à 10:00');
    expect(third).toHaveTextContent(/Rien de libre/);
    await user.click(screen.getByRole('checkbox', { name: 'Moha' }));
    await user.click(screen.getByRole('button', { name: 'Déplacer ce rendez-vous' }));
    await user.click(await screen.findByRole('button', { name: 'Déplacer' }));
    expect(await screen.findByText(/Un rendez-vous est resté à son heure/)).toBeVisible();
    expect(server.callsOf('rescheduleAppointment')).toMatchObject([
      {
        params: { id: 'appointment-1' },
        body: { version: 1, startsAt: slot.startsAt, durationMinutes: 30 },
      },
    ]);
  });
});
