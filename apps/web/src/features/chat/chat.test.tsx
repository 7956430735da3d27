import { act, screen, waitFor, within } from '@testing-library/react';
import type { Message, MessageContent } from '@qarib/contracts';
import { FakeServer, refusal } from '../../../test/fake-server.ts';
import { fakeSocketModule, lastSocket } from '../../../test/fake-socket.ts';
import { drSaida, nurseFatima, ringingConsultation, sessionOf } from '../../../test/fixtures.ts';
import { showApp } from '../../../test/show-app.tsx';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const accepted = {
  ...ringingConsultation,
  status: 'accepted' as const,
  responsible: drSaida,
  acceptedAt: '2026-03-02T10:01:00Z',
};
const fromSaida = { ...drSaida, role: 'specialist' as const };
const fromFatima = { id: nurseFatima.id, name: nurseFatima.name, role: 'nurse' as const };

const said = (sequence: number, content: MessageContent, author: Message['author'] = fromSaida) =>
  ({
    id: `0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a0${sequence}`,
    consultationId: accepted.id,
    sequence,
    author,
    sentAt: `2026-03-02T10:0${sequence}:00Z`,
    content,
  }) satisfies Message;
const text = (words: string): MessageContent => ({ kind: 'text', text: words });
const question = said(1, text('Depuis quand ?'));
const answer = said(2, text('منذ ثلاثة أيام'), fromFatima);

/** A site whose server keeps what is said. */
function site(...messages: Message[]): FakeServer {
  return new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('searchPatients', { patients: [] })
    .answer('listUnreadMessages', { unread: [] })
    .answer('markMessagesRead', ({ body }) => body as { upTo: number })
    .answer('readConsultation', accepted)
    .answer('listMessages', ({ query }) => ({
      messages: messages.filter(({ sequence }) => sequence > Number(query['after'] ?? 0)),
      readUpTo: 0,
    }));
}

async function showCase(server: FakeServer) {
  const app = await showApp(server, `/consultations/${accepted.id}`);
  const log = await screen.findByRole('log', { name: 'Messages de la consultation' });
  await within(log).findAllByRole('listitem');
  const write = async (words: string) => {
    await app.user.type(screen.getByRole('textbox', { name: 'Écrire un message' }), words);
    await app.user.click(screen.getByRole('button', { name: 'Envoyer' }));
  };
  return { ...app, log, write };
}

const lines = () => screen.queryAllByTestId('message').map(({ textContent }) => textContent);
const waiting = () => screen.queryAllByTestId('waiting-message');

test('each message stands in its own writing direction, in order, and what is seen counts as read', async () => {
  const server = site(question, answer);
  const { log } = await showCase(server);
  expect(lines()).toEqual([
    expect.stringContaining('Depuis quand ?'),
    expect.stringContaining('منذ ثلاثة أيام'),
  ]);
  expect(within(log).getByText('منذ ثلاثة أيام')).toHaveAttribute('dir', 'auto');
  await waitFor(() => expect(server.callsOf('markMessagesRead').at(-1)?.body).toEqual({ upTo: 2 }));
});

test('what the other says appears by itself, read on from where one was', async () => {
  const messages = [question];
  const server = site(question).answer('listMessages', ({ query }) => ({
    messages: messages.filter(({ sequence }) => sequence > Number(query['after'] ?? 0)),
    readUpTo: 0,
  }));
  await showCase(server);
  messages.push(said(2, text('Vous m’entendez ?')));
  act(() => lastSocket().tell('message:posted', { consultationId: accepted.id, sequence: 2 }));
  await screen.findByText('Vous m’entendez ?');
  expect(server.callsOf('listMessages').at(-1)?.query).toEqual({ after: '1' });
});

test('what is written is shown at once, and as sent only when the server has it', async () => {
  const server = site(question).refuse('postMessage', 'DATABASE_UNAVAILABLE');
  const { write } = await showCase(server);
  await write('Depuis hier');
  await waitFor(() => expect(waiting()[0]).toHaveTextContent('gardé sur cet appareil'));
  server.answer('postMessage', ({ params, body }) => ({
    ...said(2, (body as { content: MessageContent }).content, fromFatima),
    id: params['messageId'] ?? '',
  }));
  await waitFor(() => expect(waiting()).toHaveLength(0));
  expect(lines().at(-1)).toMatch(/Depuis hier.*Envoyé/);
  const ids = server.callsOf('postMessage').map(({ params }) => params['messageId']);
  expect(new Set(ids).size).toBe(1);
});

test('what is refused says why, and stays until the person takes it back', async () => {
  const server = site(question).answer('postMessage', () => refusal('CONSULTATION_NOT_OPEN'));
  const { user, write } = await showCase(server);
  await write('Trop tard');
  expect(await screen.findByText(/Non envoyé.*déjà close/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Retirer' }));
  expect(waiting()).toHaveLength(0);
});

test('the nurse can take the photo the physician asks for, or say that she cannot', async () => {
  const request = said(2, { kind: 'photo-request' });
  const server = site(question, request).answer('postMessage', ({ params, body }) => ({
    ...said(3, (body as { content: MessageContent }).content, fromFatima),
    id: params['messageId'] ?? '',
  }));
  const { user } = await showCase(server);
  expect(screen.getByTestId('answer-request')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Impossible' }));
  await waitFor(() => expect(screen.queryByTestId('answer-request')).toBeNull());
  expect(server.callsOf('postMessage').at(-1)?.body).toEqual({
    content: { kind: 'photo-declined', requestId: request.id },
  });
});

test('one tap turns it into a written opinion, which says when it is due', async () => {
  const dueAt = '2026-03-02T18:00:00Z';
  const written = { ...accepted, mode: 'asynchronous' as const, opinionDueAt: dueAt };
  const server = site(question).answer('askForOpinion', () => written);
  const { user } = await showCase(server);
  server.answer('readConsultation', written);
  await user.click(screen.getByTestId('ask-for-opinion'));
  expect(await screen.findByText('Avis écrit demandé à Dr Saïda El Fassi')).toBeVisible();
  expect(screen.getByTestId('opinion-due')).toHaveTextContent(/18:00/);
  expect(screen.queryByTestId('ask-for-opinion')).toBeNull();
});

test('when the consultation is over what was said is read and nothing is added', async () => {
  const server = site(question, answer).answer('readConsultation', {
    ...accepted,
    status: 'cancelled',
    endedAt: '2026-03-02T10:20:00Z',
  });
  await showCase(server);
  expect(lines()).toHaveLength(2);
  expect(screen.queryByTestId('write-message')).toBeNull();
});
