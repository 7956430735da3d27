import { screen, within } from '@testing-library/react';
import { fakeSocketModule } from './fake-socket.ts';
import { signedConsultation, signedNote } from './fixtures.ts';
import { NoteKeeper } from './note-keeper.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => fakeSocketModule);

test.each([
  ['before the consultation was ended', '2026-03-02T10:15:00Z', 3],
  ['after the consultation was ended', '2026-03-02T10:25:00Z', 4],
])('the signature stands among what happened, %s', async (_, signedAt, place) => {
  const server = new NoteKeeper().answer('readConsultation', { ...signedConsultation, signedAt });
  server.note = signedNote;
  await showApp(server, `/consultations/${signedConsultation.id}`);
  const steps = await screen.findByRole('list', { name: 'Consentement et déroulement' });
  const signed = within(steps).getAllByRole('listitem')[place];
  expect(signed).toHaveTextContent('Compte rendu signé');
  expect(signed).toHaveTextContent(signedAt.slice(11, 16));
});
