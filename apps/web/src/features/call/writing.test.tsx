import { act, screen, waitFor } from '@testing-library/react';
import { FakeCall, installFakeMedia, nurseInCall } from '../../../test/fake-call.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { fakeSocketModule, lastSocket } from '../../../test/fake-socket.ts';
import { showApp } from '../../../test/show-app.tsx';
import { saidaOnCall, takenBySaida, unwrittenNote } from '../../../test/specialist-fixtures.ts';

let mockCall = new FakeCall();
jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);
jest.mock('@qarib/call-client', () => ({
  Call: { create: () => mockCall },
  socketSignalling: () => ({}),
}));

const fromFatima = {
  id: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
  consultationId: takenBySaida.id,
  sequence: 1,
  author: { id: 'nurse-fatima', name: 'Fatima Aït Lahcen', role: 'nurse' as const },
  sentAt: '2026-03-02T10:10:00Z',
  content: { kind: 'text' as const, text: 'Je ne vous entends plus' },
};

async function showCall() {
  mockCall = new FakeCall();
  const server = new FakeServer()
    .answer('readSession', saidaOnCall)
    .answer('readHealth', { database: true, media: true })
    .answer('readQueue', { consultations: [] })
    .answer('listConsultations', { consultations: [] })
    .answer('listUnreadMessages', { unread: [] })
    .answer('listMessages', { messages: [], readUpTo: 0 })
    .answer('markMessagesRead', { upTo: 1 })
    .answer('readConsultation', takenBySaida)
    .answer('readNote', unwrittenNote);
  const app = await showApp(server, `/consultations/${takenBySaida.id}/call`);
  await app.user.click(await screen.findByTestId('join'));
  await screen.findByTestId('hang-up');
  act(() => mockCall.become({ participants: [nurseInCall] }));
  return { ...app, server };
}

describe('a call whose link carries no voice', () => {
  beforeEach(() => installFakeMedia());

  test('offers to go on in writing, and takes nothing away but what cannot be carried', async () => {
    const { user } = await showCall();
    expect(screen.queryByTestId('writing-offered')).toBeNull();
    act(() => mockCall.become({ isIntelligible: false }));
    await user.click(screen.getByRole('button', { name: 'Continuer par écrit' }));
    expect(mockCall.asked.at(-1)).toBe('writing on');
    expect(await screen.findByTestId('write-message')).toBeVisible();
    expect(screen.queryByTestId('writing-offered')).toBeNull();
    act(() => mockCall.become({ isWriting: true, isMicrophoneOn: false, isCameraOn: false }));
    expect(screen.getByTestId('writing-on')).toHaveTextContent('micro et votre caméra sont coupés');
    expect(mockCall.asked).not.toContain('leave');
    await user.click(screen.getByTestId('write-instead'));
    expect(mockCall.asked.at(-1)).toBe('writing off');
  });

  test('tells of what waits to be read, in words and beside the name of its place', async () => {
    const { user, server } = await showCall();
    server.answer('listMessages', { messages: [fromFatima], readUpTo: 0 });
    act(() =>
      lastSocket().tell('message:posted', { consultationId: takenBySaida.id, sequence: 1 }),
    );
    expect(await screen.findByTestId('unread')).toHaveTextContent('1 message non lu');
    await user.click(screen.getByRole('button', { name: 'Lire' }));
    expect(await screen.findByText('Je ne vous entends plus')).toBeVisible();
    await waitFor(() => expect(screen.queryByTestId('unread')).toBeNull());
  });
});
