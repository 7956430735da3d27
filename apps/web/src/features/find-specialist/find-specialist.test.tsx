import { screen, within } from '@testing-library/react';
import type { Consultation } from '@qarib/contracts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule } from '../../../test/fake-socket.ts';
import { nurseFatima, ringingConsultation, sessionOf } from '../../../test/fixtures.ts';
import { showApp } from '../../../test/show-app.tsx';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const hospital = (id: string, name: string) => ({ id, name: { fr: name, ar: name, en: name } });
const marrakech = hospital('chu-mohammed-vi', 'CHU Mohammed VI');
const casablanca = hospital('um6ss', 'Cheikh Khalifa');
const rungAt = '2026-03-02T10:00:00Z';

const ringing: Consultation = {
  ...ringingConsultation,
  ringing: {
    rings: [
      {
        hospital: marrakech,
        rungAt,
        people: [
          { id: 'benali', name: 'Dr Benali' },
          { id: 'tazi', name: 'Dr Tazi' },
        ],
      },
    ],
    next: { hospital: casablanca, at: '2026-03-02T10:01:30Z' },
    expiresAt: '2026-03-02T10:30:00Z',
  },
};
const nobody: Consultation = {
  ...ringing,
  rungCount: 0,
  ringing: { rings: [{ hospital: marrakech, rungAt, people: [] }] },
};
const unanswered: Consultation = { ...ringing, status: 'expired', version: 4 };

async function showCase(consultation: Consultation) {
  const server = new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('listMessages', { messages: [], readUpTo: 0 })
    .answer('readConsultation', consultation);
  return { server, ...(await showApp(server, `/consultations/${consultation.id}`)) };
}

test('the nurse sees who was rung, where, when, and who is next', async () => {
  await showCase(ringing);
  const rings = within(await screen.findByTestId('rings')).getAllByRole('listitem');
  expect(rings[0]).toHaveTextContent('CHU Mohammed VI');
  expect(rings[0]).toHaveTextContent('2 appelés : Dr Benali, Dr Tazi');
  expect(rings[1]).toHaveTextContent('Cheikh Khalifa');
  expect(rings[1]).toHaveTextContent('Sera appelé ensuite');
});

test('that nobody is on call is said at once, with what to do', async () => {
  await showCase(nobody);
  expect(await screen.findByText('Personne n’est de garde en ce moment')).toBeVisible();
  expect(screen.getByText(/SAMU \(141\)/)).toBeVisible();
  expect(screen.getByTestId('ask-in-writing')).toBeEnabled();
});

test('an unanswered request rings again with nothing typed again', async () => {
  const { server, user } = await showCase(unanswered);
  server.answer('askAgain', { ...ringing, version: 5 });
  await user.click(await screen.findByTestId('ring-again'));
  expect(await screen.findByTestId('rings')).toBeVisible();
  expect(server.callsOf('askAgain')[0]?.body).toEqual({ version: 4 });
});

test('turned into a question in writing, it asks for the question alone', async () => {
  const { server, user } = await showCase(ringing);
  const question = 'Faut-il un scanner ?';
  server.answer('askAgain', {
    ...ringing,
    version: 2,
    mode: 'asynchronous',
    question,
    opinionDueAt: '2026-03-02T18:00:00Z',
    ringing: { rings: [] },
  });
  await user.click(await screen.findByTestId('ask-in-writing'));
  await user.click(await screen.findByRole('button', { name: 'Envoyer la question' }));
  expect(screen.getByText('Écrivez votre question.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Votre question' }), question);
  await user.click(screen.getByRole('button', { name: 'Envoyer la question' }));
  expect(await screen.findByRole('heading', { name: 'Question envoyée' })).toBeVisible();
  expect(server.callsOf('askAgain')[0]?.body).toEqual({ version: 1, opinion: { question } });
});
