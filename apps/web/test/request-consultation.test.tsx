import { screen, waitFor, within } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import {
  khadija,
  khadijaUnasked,
  nurseFatima,
  ringingConsultation,
  sessionOf,
  summaryOf,
} from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const requestPage = `/patients/${khadija.id}/request`;

const draftsHere = () => Object.keys(localStorage).filter((key) => key.startsWith('qarib:draft:'));

const site = (patient = khadija) =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [summaryOf(ringingConsultation)] })
    .answer('searchPatients', { patients: [patient] })
    .answer('readPatient', patient)
    .answer('readConsultation', ringingConsultation)
    .answer('requestConsultation', ringingConsultation);

describe('what the measurements say together', () => {
  const advice = () => screen.getByTestId('triage').textContent;

  async function measure(typed: Record<string, string>) {
    const app = await showApp(site(), requestPage);
    await screen.findByRole('radio', { name: 'Vertiges' });
    for (const [name, value] of Object.entries(typed)) {
      await app.user.type(screen.getByRole('textbox', { name }), value);
    }
    return app;
  }

  test('green is said of what is usual', async () => {
    await measure({ Température: '37' });
    expect(advice()).toMatch(/^Vert/);
  });

  test('an unusual value that no rule makes urgent is named instead of a green', async () => {
    await measure({ Température: '38,6' });
    expect(advice()).not.toMatch(/Vert/);
    expect(advice()).toMatch(/Aucune règle d’urgence atteinte, mais mesures inhabituelles/);
    expect(advice()).toMatch(/Température 38,6 °C\s: d’habitude entre 36 et 38/);
  });

  test('a value that is refused is left out of the advice, which says so', async () => {
    await measure({ 'Fréquence cardiaque': '80', Température: '55' });
    expect(advice()).not.toMatch(/Vert/);
    expect(advice()).toMatch(/Non compté, à corriger\s: Température/);
  });

  test('two pressures in the wrong fields are neither called green nor an emergency', async () => {
    await measure({
      'Fréquence cardiaque': '80',
      'Tension systolique': '70',
      'Tension diastolique': '110',
    });
    expect(advice()).toMatch(/^Pas de couleur\s: une valeur est à corriger/);
    expect(advice()).toMatch(/Tension systolique et Tension diastolique/);
  });
});

describe('asking for a consultation', () => {
  test('When the patient is known, then three taps ring the specialists', async () => {
    const server = site();
    const { user } = await showApp(server, '/');
    await user.click(await screen.findByRole('link', { name: /Demander une consultation/ }));
    await user.click(await screen.findByRole('radio', { name: 'Convulsions' }));
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
    expect(server.callsOf('requestConsultation')).toHaveLength(1);
    expect(server.callsOf('requestConsultation')[0]?.body).toMatchObject({
      patientId: khadija.id,
      specialty: 'neurology',
      priority: 'routine',
      reason: { coding: { code: 'N07' }, text: 'Seizure' },
      vitalSigns: [],
    });
  });

  test('When nobody answered, then the same is asked for again without typing it again', async () => {
    const { specialty, reason, priority } = ringingConsultation;
    const server = site();
    const { user } = await showApp(server, `${requestPage}?again=${ringingConsultation.id}`);
    await user.click(await screen.findByRole('button', { name: 'Demander' }));
    await waitFor(() => expect(server.callsOf('requestConsultation')).toHaveLength(1));
    expect(server.callsOf('requestConsultation')[0]?.body).toMatchObject({
      specialty,
      priority,
      reason: { text: reason.text },
    });
  });

  test('When a measurement is impossible, then its field says so and nothing is sent', async () => {
    const server = site();
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Convulsions' }));
    const temperature = screen.getByLabelText('Température');
    await user.type(temperature, '64');
    expect(temperature).toBeInvalid();
    expect(screen.getByText('Valeur impossible : entre 25 et 45 °C.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(server.callsOf('requestConsultation')).toHaveLength(0);
    expect(temperature).toHaveFocus();
    await user.clear(temperature);
    await user.type(temperature, '39,4');
    expect(screen.getByText('Inhabituel. Vérifiez la mesure.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    await waitFor(() => expect(server.callsOf('requestConsultation')).toHaveLength(1));
    expect(server.callsOf('requestConsultation')[0]?.body).toMatchObject({
      vitalSigns: [{ code: '8310-5', value: 39.4 }],
    });
  });

  test('When the button is pressed twice, then one consultation is asked for', async () => {
    const server = site();
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await user.dblClick(screen.getByRole('button', { name: 'Demander' }));
    await screen.findByText('2 spécialistes de garde ont été appelés.');
    expect(server.callsOf('requestConsultation')).toHaveLength(1);
  });

  test('When sending fails, then it is tried again by itself with the same key', async () => {
    const server = site().refuse('requestConsultation', 'DATABASE_UNAVAILABLE');
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(await screen.findByText(/ne peut rien enregistrer/)).toBeVisible();
    server.answer('requestConsultation', ringingConsultation);
    // By itself.
    await screen.findByText('2 spécialistes de garde ont été appelés.');
    const [first, second] = server.callsOf('requestConsultation').map(({ body }) => body);
    expect(second).toEqual(first);
  });

  test('When the page is reloaded, then what was typed is back, and sent it is gone', async () => {
    const server = site();
    const first = await showApp(server, requestPage);
    await first.user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await first.user.type(screen.getByLabelText(/Précisez/), 'Depuis hier soir');
    await first.user.type(screen.getByLabelText('Température'), '38.5');
    first.unmount();

    const { user } = await showApp(server, requestPage);
    expect(await screen.findByText('Votre brouillon est revenu.')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Vertiges' })).toBeChecked();
    expect(screen.getByLabelText(/Précisez/)).toHaveValue('Depuis hier soir');
    expect(screen.getByLabelText('Température')).toHaveValue('38.5');
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    await screen.findByText('2 spécialistes de garde ont été appelés.');
    expect(draftsHere()).toEqual([expect.stringContaining(`sent:${khadija.id}`)]);
  });

  test('When somebody signs out, then they are asked first, and no draft stays on the computer', async () => {
    const server = site().answer('signOut', {}).answer('listDemoPeople', { people: [] });
    const { user } = await showApp(server, requestPage);
    await user.type(await screen.findByLabelText(/Précisez/), 'Confidentiel');
    await waitFor(() => expect(draftsHere()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: /Mon compte/ }));
    await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }));
    const question = await screen.findByRole('dialog', { name: /ne sont pas envoyés/ });
    expect(draftsHere()).toHaveLength(1);
    await user.click(within(question).getByRole('button', { name: 'Effacer et se déconnecter' }));
    expect(await screen.findByRole('heading', { name: 'Connexion' })).toBeVisible();
    expect(draftsHere()).toEqual([]);
    expect(screen.queryByText(/Votre session a expiré/)).toBeNull();
  });

  test('When the server refused the request, then signing out does not ask to wait for the link', async () => {
    const server = site().refuse('requestConsultation', 'SPECIALTY_UNSERVED');
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    const refusal = await screen.findByText(/Demandez plutôt un avis écrit, donnez un rendez-vous/);
    expect(refusal.closest('[tabindex="-1"]')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: /Mon compte/ }));
    await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }));
    const question = await screen.findByRole('dialog', { name: /ne sont pas envoyés/ });
    expect(question).toHaveTextContent('Terminez-les, changez-les ou renvoyez-les');
    expect(question).not.toHaveTextContent('Attendez que la liaison');
  });

  test('When the blood pressure is the wrong way round, then the button leads to it', async () => {
    const { user } = await showApp(site(), requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await user.type(screen.getByLabelText(/systolique/i), '80');
    await user.type(screen.getByLabelText(/diastolique/i), '120');
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(screen.getByLabelText(/systolique/i)).toHaveFocus();
  });

  test('When the server cannot be told, then nobody is signed out in appearance only', async () => {
    const server = site().refuse('signOut', 'DATABASE_UNAVAILABLE');
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('button', { name: /Mon compte/ }));
    await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }));
    expect(await screen.findByText('Vous êtes encore connecté·e ici.')).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(requestPage);
  });

  test('When consent is missing, then it is recorded on the way', async () => {
    const server = site(khadijaUnasked).answer('recordConsent', khadija);
    const { user } = await showApp(server, requestPage);
    await user.click(await screen.findByRole('radio', { name: 'Vertiges' }));
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    // What is missing is said where it can be given, and the reader is brought there, each time.
    const wanted = screen.getByTestId('consent-wanted');
    expect(wanted).toHaveTextContent(/il manque le consentement/);
    expect(wanted).toHaveFocus();
    screen.getByRole('radio', { name: 'Convulsions' }).focus();
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(wanted).toHaveFocus();
    expect(server.callsOf('requestConsultation')).toHaveLength(0);
    await user.click(screen.getByRole('radio', { name: 'Arabe' }));
    await user.click(screen.getByRole('button', { name: 'Le patient est d’accord' }));
    await waitFor(() => expect(screen.queryByTestId('consent-wanted')).toBeNull());
    expect(server.callsOf('recordConsent')[0]?.body).toMatchObject({ language: 'ar' });
    await user.click(screen.getByRole('button', { name: 'Demander' }));
    expect(await screen.findByText('2 spécialistes de garde ont été appelés.')).toBeVisible();
  });
});
