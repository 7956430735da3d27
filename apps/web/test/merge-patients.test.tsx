import { screen, within } from '@testing-library/react';
import type { MergeComparison, Patient } from '@qarib/contracts';
import { errorStatuses } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { khadija, nurseFatima, sessionOf, tighdouine } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const khadidja: Patient = {
  ...khadija,
  id: 'patient-khadidja',
  familyName: 'El Amrani',
  givenName: 'Khadidja',
  healthCardNumber: undefined,
  phone: '0661000001',
};
const comparison: MergeComparison = {
  surviving: khadija,
  merged: khadidja,
  moves: { consultations: 3, appointments: 1, followUps: 0, referrals: 0, allergies: 0 },
  obstacles: [],
  isUnlike: false,
};

const serverOf = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('readPatient', khadija)
    .answer('readTimeline', { entries: [] })
    .answer('listAppointments', { today: '2026-03-02', appointments: [] });

const merged = new Response(
  JSON.stringify({
    type: 'urn:qarib:error:PATIENT_MERGED',
    title: 'PATIENT_MERGED',
    status: errorStatuses.PATIENT_MERGED,
    code: 'PATIENT_MERGED',
    instance: 'test-instance',
    details: { patientId: khadija.id },
  }),
  { status: errorStatuses.PATIENT_MERGED, headers: { 'Content-Type': 'application/json' } },
);

describe('two files of one person', () => {
  test('When the nurse looks for the other file, then likely ones are offered, and not this one', async () => {
    const match = { ...khadidja, facility: tighdouine, isOwn: true, likenesses: ['name' as const] };
    const server = serverOf().answer('findSimilarPatients', {
      patients: [match, { ...match, ...khadija, likenesses: ['name'] }],
    });
    const { user } = await showApp(server, `/patients/${khadija.id}`);
    await user.click(await screen.findByRole('link', { name: 'Réunir deux dossiers' }));
    const compare = await screen.findAllByRole('link', { name: 'Comparer' });
    expect(compare).toHaveLength(1);
    expect(compare[0]).toHaveAttribute('href', `/patients/${khadija.id}/merge?with=${khadidja.id}`);
  });

  test('When she has compared and said why, then they are merged and she sees the one', async () => {
    const server = serverOf()
      .answer('comparePatients', comparison)
      .answer('mergePatients', khadija);
    const { user } = await showApp(server, `/patients/${khadija.id}/merge?with=${khadidja.id}`);
    const name = await screen.findByRole('row', { name: /El Amrani/ });
    expect(name).toHaveAttribute('data-differs', 'true');
    expect(within(name).getByText('Khadija Amrani')).toBeVisible();
    const submit = screen.getByRole('button', { name: 'Réunir les deux dossiers' });
    await user.click(submit);
    expect(server.callsOf('mergePatients')).toHaveLength(0);
    expect(screen.getByText('Écrivez pourquoi.')).toBeVisible();
    await user.type(screen.getByLabelText(/Pourquoi/), 'Même carte');
    await user.click(screen.getByLabelText(/c’est la même personne/));
    await user.click(submit);
    expect(await screen.findByRole('heading', { name: 'Dossier du patient' })).toBeVisible();
    expect(server.callsOf('mergePatients')[0]).toMatchObject({
      params: { id: khadija.id },
      body: { mergedId: khadidja.id, reason: 'Même carte' },
    });
  });

  test('When the two are unlike, then a tick is not enough: the name of the one that goes is written', async () => {
    const unlike = { ...khadidja, familyName: 'Ouaziz', birthDate: '1990-06-01' };
    const server = serverOf()
      .answer('comparePatients', { ...comparison, merged: unlike, isUnlike: true })
      .answer('mergePatients', khadija);
    const { user } = await showApp(server, `/patients/${khadija.id}/merge?with=${khadidja.id}`);
    await user.type(await screen.findByLabelText(/Pourquoi/), 'Nom de mariage');
    await user.click(screen.getByLabelText(/c’est la même personne/));
    await user.click(screen.getByRole('button', { name: 'Réunir les deux dossiers' }));
    expect(screen.getByText(/Écrivez exactement ce nom/)).toBeVisible();
    expect(server.callsOf('mergePatients')).toHaveLength(0);
    await user.type(screen.getByLabelText(/nom de famille du dossier réuni/), 'Ouaziz');
    await user.click(screen.getByRole('button', { name: 'Réunir les deux dossiers' }));
    await screen.findByRole('heading', { name: 'Dossier du patient' });
    expect(server.callsOf('mergePatients')[0]?.body).toMatchObject({ confirmedName: 'Ouaziz' });
  });

  test('When they cannot be one person, then it says why and there is nothing to press', async () => {
    const server = serverOf().answer('comparePatients', {
      ...comparison,
      obstacles: ['national-id'],
    });
    await showApp(server, `/patients/${khadija.id}/merge?with=${khadidja.id}`);
    expect(await screen.findByText(/sa propre CIN/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Réunir les deux dossiers' })).toBeNull();
  });

  test('When the file asked for is part of another, then that one is shown', async () => {
    const server = serverOf().answer('readPatient', ({ params }) =>
      params['id'] === khadija.id ? khadija : merged,
    );
    await showApp(server, `/patients/${khadidja.id}`);
    expect(await screen.findByText('Khadija Amrani')).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(`/patients/${khadija.id}`);
  });
});

test('When a newborn has no name, then the nurse gives one where the file is', async () => {
  const unnamed = { ...khadija, givenName: '', birthDate: '2026-02-20', motherName: 'Tuda Amrani' };
  const server = serverOf()
    .answer('readPatient', unnamed)
    .answer('namePatient', { ...unnamed, givenName: 'Yuba' });
  const { user } = await showApp(server, `/patients/${khadija.id}`);
  await user.type(await screen.findByRole('textbox', { name: /Prénom/ }), 'Yuba');
  await user.click(screen.getByRole('button', { name: 'Donner ce prénom' }));
  expect(await screen.findByText('Yuba Amrani')).toBeVisible();
  expect(server.callsOf('namePatient')[0]?.body).toEqual({
    familyName: 'Amrani',
    givenName: 'Yuba',
  });
});
