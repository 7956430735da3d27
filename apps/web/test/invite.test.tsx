import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EndpointReply } from '@qarib/contracts';
import { loadWords } from '../src/app/languages/load-words.ts';
import { Providers } from '../src/app/providers.tsx';
import { InviteControl } from '../src/features/invitation/index.ts';
import { createQueryClient } from '../src/shared/api/queries.ts';
import { openShelf, startI18n } from '../src/shared/i18n/i18n.ts';
import { openSocket } from '../src/shared/socket/socket.ts';
import { FakeServer } from './fake-server.ts';
import { lastSocket } from './fake-socket.ts';
import { nurseFatima, ringingConsultation } from './fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const { id: consultationId } = ringingConsultation;
const token = 'a'.repeat(43);
const forInterpreter: EndpointReply<'inviteGuest'>['invitation'] = {
  id: 'invitation-interpreter',
  consultationId,
  kind: 'guest',
  guestKind: 'interpreter',
  invitedBy: { id: nurseFatima.id, name: nurseFatima.name },
  createdAt: '2026-06-01T09:00:00.000Z',
  expiresAt: '2026-06-01T10:00:00.000Z',
  status: 'open',
};

/** The nurse has made a link for an interpreter and put the dialog away. */
async function linkMade() {
  const server = new FakeServer()
    .answer('listInvitations', { invitations: [] })
    .answer('inviteGuest', () => {
      server.answer('listInvitations', { invitations: [forInterpreter] });
      return { invitation: forInterpreter, token };
    });
  globalThis.fetch = server.fetch;
  await startI18n(loadWords);
  await openShelf('rooms');
  await openSocket();
  render(
    <Providers client={createQueryClient()}>
      <InviteControl consultationId={consultationId} />
    </Providers>,
  );
  const user = userEvent.setup();
  const open = async () => {
    await user.click(screen.getByTestId('invite'));
    return within(await screen.findByRole('dialog'));
  };
  const dialog = await open();
  await user.click(await dialog.findByRole('tab', { name: 'Une personne extérieure' }));
  await user.click(dialog.getByTestId('make-link'));
  expect(await dialog.findByTestId('guest-address')).toHaveValue(`http://localhost/guest#${token}`);
  await user.keyboard('{Escape}');
  return { server, open };
}

describe('a link for somebody from outside', () => {
  test('When the dialog was closed too early, then the link is still there', async () => {
    const { open } = await linkMade();
    expect((await open()).getByTestId('guest-address')).toHaveValue(
      `http://localhost/guest#${token}`,
    );
  });

  test.each<[string, EndpointReply<'listInvitations'>['invitations']]>([
    ['used', [{ ...forInterpreter, name: 'Itto Aït Brahim', status: 'accepted' }]],
    ['taken back', []],
  ])('When it was %s, then it is not offered again', async (_, invitations) => {
    const { server, open } = await linkMade();
    server.answer('listInvitations', { invitations });
    await act(async () => lastSocket().tell('call:invitations-changed', { consultationId }));
    const dialog = await open();
    expect(dialog.getByTestId('make-link')).toHaveTextContent('Créer un lien');
    expect(dialog.queryByTestId('guest-address')).not.toBeInTheDocument();
  });
});
