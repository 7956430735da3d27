import { act, screen, waitFor, within } from '@testing-library/react';
import { emptyContent } from '@qarib/clinical';
import { noteDraft, type CatalogueEntry, type Note } from '@qarib/contracts';
import { keepCodes } from '../src/shared/codes/kept-codes.ts';
import { useConnectionStore } from '../src/shared/connection/connection-store.ts';
import { FakeServer } from './fake-server.ts';
import { khadija, nurseFatima, ringingConsultation, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';
import { saidaOnCall, takenBySaida, unwrittenNote } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const icpc2 = 'http://hl7.org/fhir/sid/icpc-2';
const icd10 = 'http://hl7.org/fhir/sid/icd-10';
const lowBack: CatalogueEntry = {
  system: icpc2,
  code: 'L03',
  display: { fr: 'Douleur lombaire', ar: 'ألم أسفل الظهر', en: 'Low back pain' },
};
const epilepsy: CatalogueEntry = {
  system: icd10,
  code: 'G40.9',
  display: { fr: 'Épilepsie, sans précision', ar: 'صرع', en: 'Epilepsy, unspecified' },
};
const migraine: CatalogueEntry = {
  system: icd10,
  code: 'G43',
  display: { fr: 'Migraine', ar: 'شقيقة', en: 'Migraine' },
};

describe('the reason of a request, searched in the whole of ICPC-2', () => {
  const site = () =>
    new FakeServer()
      .answer('readSession', sessionOf(nurseFatima))
      .answer('readHealth', { database: true, media: true })
      .answer('readPatient', khadija)
      .answer('readConsultation', ringingConsultation)
      .answer('requestConsultation', ringingConsultation)
      .answer('searchCatalogue', { entries: [lowBack] });

  async function openSearch(server: FakeServer) {
    const app = await showApp(server, `/patients/${khadija.id}/request`);
    await app.user.click(await screen.findByRole('radio', { name: 'Neurologie' }));
    await app.user.click(screen.getByRole('button', { name: 'Chercher un autre motif' }));
    const field = await screen.findByRole('combobox', { name: 'Chercher un autre motif' });
    await waitFor(() => expect(field).toHaveFocus());
    return { ...app, field };
  }

  test('When one is picked by keyboard, then it is a chip, is kept, and is sent', async () => {
    const server = site();
    const { user, field, unmount } = await openSearch(server);
    expect(screen.getByText('Tapez le début d’un mot ou d’un code.')).toBeVisible();
    await user.keyboard('lomb');
    await screen.findByRole('option', { name: /Douleur lombaire/ });
    expect(server.callsOf('searchCatalogue')).toMatchObject([
      { params: { system: 'icpc-2' }, query: { q: 'lomb' } },
    ]);
    expect(field).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Enter}');
    expect(field).toBeVisible();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('radio', { name: 'Douleur lombaire' })).toBeChecked();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByRole('button', { name: 'Chercher un autre motif' })).toHaveFocus();
    unmount();

    const again = await showApp(server, `/patients/${khadija.id}/request`);
    expect(await screen.findByRole('radio', { name: 'Douleur lombaire' })).toBeChecked();
    await again.user.type(screen.getByLabelText(/Précisez/), 'Depuis hier');
    await again.user.click(screen.getByRole('radio', { name: 'Pédiatrie' }));
    await again.user.click(screen.getByRole('button', { name: 'Demander' }));
    await waitFor(() => expect(server.callsOf('requestConsultation')).toHaveLength(1));
    expect(server.callsOf('requestConsultation')[0]?.body).toMatchObject({
      specialty: 'paediatrics',
      reason: {
        coding: { system: icpc2, code: 'L03', display: 'Low back pain' },
        text: 'Douleur lombaire. Depuis hier',
      },
    });
  });

  test('When nothing is found or the search fails, then it says so and what to do', async () => {
    const server = site().answer('searchCatalogue', { entries: [] });
    const { user, field } = await openSearch(server);
    await user.keyboard('xyz');
    expect(await screen.findByText('Aucun code trouvé. Essayez un autre mot.')).toBeVisible();
    expect(field).toHaveAttribute('aria-expanded', 'false');
    server.refuse('searchCatalogue', 'INTERNAL');
    await user.clear(field);
    await user.keyboard('dos');
    const retry = await screen.findByRole('button', { name: 'Réessayer' });
    server.answer('searchCatalogue', { entries: [lowBack] });
    await user.click(retry);
    expect(await screen.findByRole('option', { name: /Douleur lombaire/ })).toBeVisible();
    await user.click(field);
    await user.keyboard('{Escape}{Escape}');
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('When there is no network, then own words are asked for and nothing is searched', async () => {
    const server = site();
    const { user } = await openSearch(server);
    act(() => useConnectionStore.setState({ isOnline: false }));
    await user.keyboard('lomb');
    expect(await screen.findByText(/^Pas de réseau : la recherche/)).toBeVisible();
    expect(server.callsOf('searchCatalogue')).toHaveLength(0);
    act(() => useConnectionStore.setState({ isOnline: true }));
    expect(await screen.findByRole('option', { name: /Douleur lombaire/ })).toBeVisible();
  });
});

describe('the list of reasons that a device keeps', () => {
  const kept = { digest: 'of-today', entries: [{ ...lowBack, words: 'lombago' }] };
  const dispensary = () =>
    new FakeServer()
      .answer('readSession', sessionOf(nurseFatima))
      .answer('readHealth', { database: true, media: true })
      .answer('readPatient', khadija)
      .answer('readCatalogue', ({ query }) =>
        query['known'] === kept.digest ? { digest: kept.digest } : kept,
      );

  async function openKept(server: FakeServer) {
    globalThis.fetch = server.fetch;
    await keepCodes('icpc-2');
    const app = await showApp(server, `/patients/${khadija.id}/request`);
    await app.user.click(await screen.findByRole('button', { name: 'Chercher un autre motif' }));
    await screen.findByRole('combobox', { name: 'Chercher un autre motif' });
    return app;
  }

  test.each(['lomb', 'أسفل', 'low ba', 'l03', 'lombag'])(
    'When there is no network, then it is searched there: %s',
    async (typed) => {
      const server = dispensary();
      const { user } = await openKept(server);
      act(() => useConnectionStore.setState({ isOnline: false }));
      server.isReached = false;
      await user.keyboard(typed);
      await screen.findByRole('option', { name: /Douleur lombaire/ });
      await user.keyboard('{ArrowDown}{Enter}');
      expect(screen.getByRole('radio', { name: 'Douleur lombaire' })).toBeChecked();
      expect(server.callsOf('searchCatalogue')).toEqual([]);
    },
  );

  test('When it is there already, then it is not sent again', async () => {
    const server = dispensary();
    await openKept(server);
    await keepCodes('icpc-2');
    expect(server.callsOf('readCatalogue').map(({ query }) => query)).toEqual([
      {},
      { known: kept.digest },
    ]);
  });
});

describe('the diagnoses of a note', () => {
  test('When several are picked, then another becomes primary, one goes, and all of it is saved', async () => {
    let note: Note = unwrittenNote;
    const server = new FakeServer()
      .answer('readSession', saidaOnCall)
      .answer('readHealth', { database: true, media: true })
      .answer('readQueue', { consultations: [] })
      .answer('listConsultations', { consultations: [] })
      .answer('readConsultation', takenBySaida)
      .answer('readNote', () => note)
      .answer('saveNote', ({ body }) => {
        const { version, content } = noteDraft.parse(body);
        note = { ...note, version: version + 1, content, savedAt: '2026-03-02T14:03:00Z' };
        return note;
      })
      .answer('searchCatalogue', { entries: [epilepsy, migraine] });
    const { user } = await showApp(server, `/consultations/${takenBySaida.id}`);
    const part = within(await screen.findByTestId('diagnoses'));
    await user.click(part.getByRole('button', { name: 'Chercher un diagnostic' }));
    await part.findByRole('combobox');
    await user.keyboard('g4');
    await part.findByRole('option', { name: /Épilepsie/ });
    await user.keyboard('{ArrowDown}{Enter}g4');
    expect(await part.findByRole('option', { name: /Épilepsie/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.keyboard('{ArrowDown}{Enter}');
    expect(part.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Épilepsie.*\(principal\)/),
      expect.stringContaining('Migraine'),
    ]);
    await user.click(part.getByRole('button', { name: /^Mettre en principal.*Migraine/ }));
    const saved = () => note.content.diagnoses;
    await waitFor(() => expect(saved()).toEqual([migraine, epilepsy]));
    await user.click(part.getByRole('button', { name: 'Retirer Migraine' }));
    await waitFor(() => expect(saved()).toEqual([epilepsy]));
    expect(note.content.text).toEqual(emptyContent.text);
  });
});
