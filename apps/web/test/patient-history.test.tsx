import { act, screen, within } from '@testing-library/react';
import type { Consultation, TimelineEntry } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { lastSocket } from './fake-socket.ts';
import { khadija, nurseFatima, sessionOf, signedConsultation, signedNote } from './fixtures.ts';
import { showApp } from './show-app.tsx';
import { saidaOnCall, takenBySaida } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const entryOf = ({ id, facility, ...consultation }: Consultation): TimelineEntry => ({
  kind: 'consultation',
  at: consultation.requestedAt,
  consultationId: id,
  canOpen: true,
  facility,
  specialty: consultation.specialty,
  reason: consultation.reason,
  status: consultation.status,
  responsibleName: consultation.responsible?.name,
});

const server = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('readPatient', khadija)
    .answer('readNote', signedNote)
    .answer('readTimeline', { entries: [] });

const history = () => screen.findByRole('region', { name: 'Histoire du patient, tous sites' });

describe('the history of a patient', () => {
  test('When a consultation ends, then a page that is open has it', async () => {
    const site = server();
    await showApp(site, `/patients/${khadija.id}`);
    expect(await screen.findByText('Rien encore pour ce patient')).toBeVisible();
    site.answer('readTimeline', { entries: [entryOf(signedConsultation)] });
    act(() =>
      lastSocket().tell('consultation:finished', { consultationId: signedConsultation.id }),
    );
    expect(await within(await history()).findByText('Terminée')).toBeVisible();
    expect(screen.queryByText('Rien encore pour ce patient')).toBeNull();
  });

  test('When the physician has finished the case, then it is part of the history beside it', async () => {
    const desk = server()
      .answer('readSession', saidaOnCall)
      .answer('readQueue', { consultations: [] })
      .answer('readConsultation', takenBySaida)
      .answer('readTimeline', { entries: [entryOf(takenBySaida)] });
    const open = await showApp(desk, `/consultations/${takenBySaida.id}`);
    const before = await history();
    expect(await within(before).findByText('Rien d’autre que cette consultation')).toBeVisible();
    open.unmount();
    desk
      .answer('readConsultation', signedConsultation)
      .answer('readTimeline', { entries: [entryOf(signedConsultation)] });
    await showApp(desk, `/consultations/${signedConsultation.id}`);
    const after = await history();
    expect(await within(after).findByText('Cette consultation')).toBeVisible();
    expect(within(after).queryByRole('link', { name: 'Ouvrir le cas' })).toBeNull();
  });
});
