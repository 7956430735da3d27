import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Reminder } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { coordinatorNadia, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const failed: Reminder = {
  id: 'reminder-1',
  kind: 'appointment',
  occasion: 'day-before',
  state: 'failed',
  day: '2026-03-03',
  startsAt: '2026-03-03T10:00:00Z',
  dueAt: '2026-03-02T10:00:00Z',
  attempts: 6,
  wasInterrupted: false,
  channel: 'sms',
  to: '…233',
  language: 'ar',
  text: 'تذكير: لديكم موعد غدا 03/03 على 10:00.',
  problem: 'unreachable',
  version: 13,
};
const counts = { planned: 2, sending: 0, sent: 40, failed: 1, cancelled: 0 };
const administrator = { ...coordinatorNadia, role: 'admin' as const };

const outboxOf = (person: typeof coordinatorNadia | typeof administrator) =>
  new FakeServer()
    .answer('readSession', sessionOf(person))
    .answer('readHealth', { database: true, media: true })
    .answer('listReminders', { reminders: [failed], counts, isRehearsal: false })
    .answer('retryReminder', { ...failed, state: 'planned' });

describe('the outbox', () => {
  test('When a message failed, then the administrator reads why and sends it again', async () => {
    const server = outboxOf(administrator);
    await showApp(server, '/outbox');
    expect(await screen.findByText('La passerelle ne répond pas.')).toBeVisible();
    expect(screen.getByText(failed.text)).toHaveAttribute('dir', 'rtl');
    await userEvent.click(screen.getByRole('button', { name: 'Envoyer de nouveau' }));
    expect(server.callsOf('retryReminder')[0]).toMatchObject({
      params: { id: 'reminder-1' },
      body: { version: 13 },
    });
  });

  test('When a coordinator looks, then nothing can be sent from there', async () => {
    await showApp(outboxOf(coordinatorNadia), '/outbox');
    expect(await screen.findByText('La passerelle ne répond pas.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Envoyer de nouveau' })).toBeNull();
  });

  test('When one state is chosen, then only that one is asked for', async () => {
    const server = outboxOf(administrator);
    await showApp(server, '/outbox');
    await userEvent.click(await screen.findByLabelText('Envoyé (40)'));
    expect(server.callsOf('listReminders').at(-1)?.query).toEqual({ state: 'sent' });
  });
});
