import { act, screen, within } from '@testing-library/react';
import { FakeServer } from './fake-server.ts';
import { lastSocket } from './fake-socket.ts';
import {
  drSaida,
  khadija,
  nurseFatima,
  ringingConsultation,
  sessionOf,
  signedConsultation,
  signedNote,
  summaryOf,
} from './fixtures.ts';
import { showApp } from './show-app.tsx';
import { saidaOnCall } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const site = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('searchPatients', { patients: [] })
    .answer('listConsultations', { consultations: [summaryOf(signedConsultation)] })
    .answer('readConsultation', ringingConsultation)
    .answer('readNote', signedNote);

describe('the nurse’s page of a consultation', () => {
  const opinion = {
    ...ringingConsultation,
    mode: 'asynchronous',
    question: 'Peut-il reprendre la conduite ?',
  } as const;
  const takenOpinion = {
    ...opinion,
    status: 'accepted',
    responsible: drSaida,
    acceptedAt: '2026-03-02T10:01:00Z',
  } as const;

  test('When a specialist accepts, then the page says who and offers the call', async () => {
    const server = site();
    const { user } = await showApp(server, `/consultations/${ringingConsultation.id}`);
    expect(await screen.findByText('Ça sonne')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Rejoindre l’appel' })).toBeNull();
    const accepted = {
      ...ringingConsultation,
      status: 'accepted',
      responsible: drSaida,
      acceptedAt: '2026-03-02T10:01:00Z',
    } as const;
    server.answer('readConsultation', accepted);
    act(() =>
      lastSocket().tell('consultation:accepted', {
        consultationId: ringingConsultation.id,
        responsible: drSaida,
      }),
    );
    expect(await screen.findByText('Dr Saïda El Fassi a accepté')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Rejoindre l’appel' })).toHaveAttribute(
      'href',
      `/consultations/${ringingConsultation.id}/call`,
    );
    // Somebody waits now: calling it off means another thing, and says so.
    expect(screen.queryByRole('button', { name: 'Annuler la demande' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Annuler la consultation' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Annuler cette consultation\u202f?',
    });
    expect(dialog).toHaveTextContent('Dr Saïda El Fassi l’a acceptée');
    expect(within(dialog).getAllByText('Garder la consultation')).toHaveLength(1);
    server.answer('cancelConsultation', { ...accepted, status: 'cancelled' });
    await user.click(within(dialog).getByRole('button', { name: 'Annuler la consultation' }));
    expect(await screen.findByText('Consultation annulée')).toBeVisible();
    expect(screen.getByText(/Dr Saïda El Fassi en est averti·e/)).toBeVisible();
  });

  test('When it rings, then all that can be done instead stands in one place', async () => {
    await showApp(site(), `/consultations/${ringingConsultation.id}`);
    const ways = await screen.findByRole('region', { name: 'Trouver un spécialiste' });
    expect(within(ways).getByTestId('ask-in-writing')).toBeVisible();
    expect(within(ways).getByRole('link', { name: /rendez-vous/ })).toBeVisible();
    expect(within(ways).getByRole('button', { name: 'Annuler la demande' })).toBeVisible();
    const panel = within(screen.getByTestId('consultation-status'));
    expect(panel.queryByRole('button')).toBeNull();
    expect(panel.queryByRole('link')).toBeNull();
  });

  test('When a question was not read yet, then it can be withdrawn', async () => {
    await showApp(site().answer('readConsultation', opinion), `/consultations/${opinion.id}`);
    expect(await screen.findByRole('button', { name: 'Retirer la question' })).toBeVisible();
  });

  test('When it waits for its appointment, then it does not say that it rings', async () => {
    const booked = { ...ringingConsultation, mode: 'scheduled', status: 'draft' } as const;
    await showApp(site().answer('readConsultation', booked), `/consultations/${booked.id}`);
    expect(await screen.findByText('En attente du rendez-vous')).toBeVisible();
    expect(screen.queryByText('Ça sonne')).toBeNull();
    expect(screen.getByRole('link', { name: 'Voir les rendez-vous' })).toHaveAttribute(
      'href',
      '/appointments',
    );
    expect(screen.queryByRole('button', { name: 'Annuler la demande' })).toBeNull();
  });

  test('When consent was withdrawn meanwhile, then the case says when, before whom and why', async () => {
    const patient = {
      ...khadija,
      consent: undefined,
      withdrawnConsent: {
        withdrawnAt: '2026-03-02T10:05:00Z',
        withdrawnByName: nurseFatima.name,
        reason: 'Ne veut plus de caméra',
      },
    };
    const server = site().answer('readConsultation', { ...ringingConsultation, patient });
    await showApp(server, `/consultations/${ringingConsultation.id}`);
    expect(await screen.findByText('Consentement retiré')).toBeVisible();
    expect(screen.getByText('Ne veut plus de caméra')).toBeVisible();
  });

  test('When an opinion is asked for, then its question stays with the case, and nothing rings', async () => {
    const server = site().answer('readConsultation', opinion);
    await showApp(server, `/consultations/${opinion.id}`);
    expect(await screen.findByTestId('question-asked')).toHaveTextContent(opinion.question);
    server.answer('readConsultation', takenOpinion);
    act(() =>
      lastSocket().tell('consultation:accepted', {
        consultationId: opinion.id,
        responsible: drSaida,
      }),
    );
    expect((await screen.findAllByText(/Saïda El Fassi/))[0]).toBeVisible();
    expect(screen.getByTestId('question-asked')).toHaveTextContent(opinion.question);
  });

  test('When a physician reads the case of an opinion, then the question is there before and after it is taken', async () => {
    const server = site().answer('readSession', saidaOnCall);
    for (const [consultation, status] of [
      [opinion, 'Attend une réponse'],
      [takenOpinion, 'Acceptée'],
    ] as const) {
      server.answer('readConsultation', consultation);
      const { unmount } = await showApp(server, `/consultations/${opinion.id}`);
      expect(await screen.findByTestId('question-asked')).toHaveTextContent(opinion.question);
      expect(screen.getByText(status)).toBeVisible();
      unmount();
    }
  });

  test('When the request is cancelled, then it asks first and then tells the server', async () => {
    const server = site().answer('cancelConsultation', {
      ...ringingConsultation,
      status: 'cancelled',
      endedAt: ringingConsultation.requestedAt,
    });
    const { user } = await showApp(server, `/consultations/${ringingConsultation.id}`);
    await user.click(await screen.findByRole('button', { name: 'Annuler la demande' }));
    const dialog = await screen.findByRole('dialog', { name: 'Annuler cette demande\u202f?' });
    expect(server.callsOf('cancelConsultation')).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Annuler la demande' }));
    expect(await screen.findByText('Demande annulée')).toBeVisible();
    const steps = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(steps.at(-1)).toMatch(/^Annulée/);
    expect(server.callsOf('cancelConsultation')[0]?.body).toEqual({ version: 1, reason: '' });
  });

  test('When the note was signed before the end or after it, then the steps stand as they happened', async () => {
    const steps = () =>
      within(screen.getByTestId('steps'))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    const signedFirst = { ...signedConsultation, signedAt: '2026-03-02T10:19:30Z' };
    const first = await showApp(
      site().answer('readConsultation', signedFirst),
      `/consultations/${signedFirst.id}`,
    );
    await screen.findByTestId('steps');
    expect(steps().slice(3)).toEqual(['Compte rendu signé10:19:30', 'Terminée10:20:00']);
    first.unmount();
    const signedNextDay = { ...signedConsultation, signedAt: '2026-03-03T08:05:00Z' };
    await showApp(
      site().answer('readConsultation', signedNextDay),
      `/consultations/${signedNextDay.id}`,
    );
    await screen.findByTestId('steps');
    expect(steps().slice(3)).toEqual([
      'Terminée2 mar. 2026, 10:20',
      'Compte rendu signé3 mar. 2026, 08:05',
    ]);
  });

  test('When a note is signed, then home offers it until it was read', async () => {
    const server = site().answer('readConsultation', signedConsultation);
    const { user } = await showApp(server, '/');
    expect(await screen.findByText('À lire : comptes rendus signés')).toBeVisible();
    await user.click(screen.getByRole('link', { name: /Lire$/ }));
    expect(await screen.findByText('EEG au CHU sous sept jours.')).toBeVisible();
    expect(screen.getByText(signedNote.contentHash ?? '')).toBeInTheDocument();
    const navigation = screen.getByRole('navigation', { name: 'Navigation principale' });
    await user.click(within(navigation).getByRole('link', { name: 'Accueil' }));
    expect(await screen.findByText('Trouver un patient')).toBeVisible();
    expect(screen.queryByText('À lire : comptes rendus signés')).toBeNull();
  });

  test('When nothing was written under a heading, then the nurse is not shown it', async () => {
    const { content } = signedNote;
    const note = { ...signedNote, content: { ...content, text: { ...content.text, advice: ' ' } } };
    const server = site()
      .answer('readConsultation', { ...signedConsultation, signedAt: '2026-03-02T10:25:00Z' })
      .answer('readNote', note);
    await showApp(server, `/consultations/${signedConsultation.id}`);
    expect(await screen.findByText('EEG au CHU sous sept jours.')).toBeVisible();
    expect(screen.queryByRole('heading', { name: /Conseils/ })).toBeNull();
    expect(screen.getByText(/a signé le compte rendu le 2 mar. 2026.*10:25/)).toBeVisible();
  });

  test('When the consultation is of another site, then it is not found', async () => {
    const server = site().refuse('readConsultation', 'NOT_FOUND');
    await showApp(server, '/consultations/someone-elses');
    expect(await screen.findByText('Introuvable, ou hors de votre accès.')).toBeVisible();
  });
});
