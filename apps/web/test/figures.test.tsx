import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FigureRow, Figures } from '@qarib/contracts';
import { FakeServer, type FakeCall } from './fake-server.ts';
import { coordinatorNadia, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const marchWeek = 'from=2026-03-09&to=2026-03-15';

const neurology: FigureRow = {
  value: 'neurology',
  counts: { requested: 18, answered: 14, attempted: 13, completed: 12, dropped: 1, unmet: 4 },
  hidden: [],
};
const few: FigureRow = { value: 'dermatology', counts: {}, hidden: ['requests'] };
const total: Figures['total'] = {
  counts: {
    requested: 20,
    answered: 15,
    attempted: 14,
    completed: 12,
    dropped: 1,
    unmet: 5,
    waited: 15,
    waitSeconds: 4_500,
    'wait/2': 8,
    'wait/6': 7,
    booked: 0,
    noShows: 0,
  },
  hidden: [],
};

const answered = ({ query }: FakeCall): Figures => {
  const { from = '', to = '', by = '' } = query;
  return {
    from,
    to,
    place: {
      kind: 'region',
      id: 'marrakech-safi',
      name: { fr: 'Marrakech-Safi', ar: 'مراكش آسفي', en: 'Marrakech-Safi' },
    },
    by: by === 'period' || by === 'province' || by === 'hour' ? by : 'specialty',
    ...(by === 'period' && { step: 'week' }),
    isEmpty: false,
    total,
    rows: rowsBy[by] ?? [neurology, few],
    asOf: '2026-03-15T10:00:00Z',
  };
};
const rowsBy: Record<string, FigureRow[]> = {
  period: [
    { ...neurology, value: '2026-03-02' },
    { ...neurology, value: '2026-03-09' },
  ],
  province: [
    { ...neurology, value: 'al-haouz', name: { fr: 'Al Haouz', ar: 'الحوز', en: 'Al Haouz' } },
  ],
  hour: [{ ...neurology, value: '1-10' }],
};

const region = (practitioner = coordinatorNadia) =>
  new FakeServer()
    .answer('readSession', sessionOf(practitioner))
    .answer('readHealth', { database: true, media: true })
    .answer('readFigures', answered);

const lastQuery = (server: FakeServer) => server.callsOf('readFigures').at(-1)?.query;

test('When a week is opened by its address, then it says in words what needs attention', async () => {
  await showApp(region(), `/figures?${marchWeek}`);
  expect(await screen.findByText(/20 consultations demandées/)).toBeVisible();
  const attention = screen.getByRole('list', { name: 'À regarder' });
  expect(attention).toHaveTextContent('5 demandes sont restées sans réponse');
  expect(attention).toHaveTextContent('Neurologie (4)');
  expect(attention).toHaveTextContent('Une demande sur dix attend plus de 30 minutes');
  expect(screen.getByText(/Marrakech-Safi · du 9/)).toBeVisible();
});

test('When a group is too small, then it is not shown, and why is written below', async () => {
  await showApp(region(), `/figures?${marchWeek}`);
  const table = await screen.findByRole('table', { name: /Consultations par\s: Spécialité/ });
  const row = within(table).getByRole('row', { name: /Dermatologie/ });
  expect(within(row).getByRole('cell')).toHaveTextContent('non montré');
  expect(screen.getAllByText(/moins de 5 personnes, ou masqué/)[0]).toBeVisible();
});

describe('When nearly everything is too small to be shown', () => {
  const fromFive = /apparaît de lui-même dès que 5 personnes y sont comptées/;
  const newly = (change: Partial<Figures>) =>
    region().answer('readFigures', (call) => {
      const isTrend = call.query['by'] === 'period';
      return { ...answered(call), ...(!isTrend && change) };
    });

  test('then the overview says why, and when figures appear', async () => {
    await showApp(newly({ rows: [few, { ...few, value: 'paediatrics' }, neurology] }), '/figures');
    expect(await screen.findByText(/Presque tout est encore masqué/)).toHaveTextContent(fromFive);
  });

  test('of a period with too few requests at all, too', async () => {
    await showApp(newly({ total: { counts: {}, hidden: ['requests'] }, rows: [few] }), '/figures');
    expect(await screen.findByText(/^Moins de 5 personnes/)).toHaveTextContent(fromFive);
  });

  test('and nothing of it where figures are there', async () => {
    await showApp(region(), `/figures?${marchWeek}`);
    await screen.findByText(/20 consultations demandées/);
    expect(screen.queryByText(fromFive)).toBeNull();
  });
});

test('Each figure has its definition, what it is out of, and says when there was nothing to measure', async () => {
  await showApp(region(), `/figures?${marchWeek}`);
  const unmet = (await screen.findByText('Part sans réponse')).closest('div');
  expect(unmet).toHaveTextContent('25 %');
  expect(unmet).toHaveTextContent('sur 20');
  expect(unmet).toHaveTextContent('Sans réponse, sur toutes les demandes.');
  const noShows = screen.getByText('Rendez-vous manqués').closest('div');
  expect(noShows).toHaveTextContent('rien à mesurer');
});

test('The trend is a picture with its table behind it', async () => {
  const { user } = await showApp(region(), `/figures?${marchWeek}`);
  expect(
    await screen.findByRole('img', { name: /Consultations demandées, acceptées/ }),
  ).toBeVisible();
  await user.click(screen.getByText('Voir le tableau'));
  expect(screen.getByRole('table', { name: /Consultations par\s: Période/ })).toBeVisible();
});

test('When it is broken down by province, then a province leads to its own figures', async () => {
  const server = region();
  const { user } = await showApp(server, `/figures?${marchWeek}`);
  await user.selectOptions(await screen.findByLabelText('Répartir par'), 'Province');
  await user.click(await screen.findByRole('link', { name: 'Voir Al Haouz' }));
  await screen.findByRole('button', { name: 'Revenir à tout' });
  expect(lastQuery(server)).toMatchObject({ place: 'province', placeId: 'al-haouz' });
});

test('When it is broken down by hour, then it is a week of hours', async () => {
  await showApp(region(), `/figures?${marchWeek}&by=hour`);
  const table = await screen.findByRole('table', { name: /Jour et heure/ });
  expect(within(table).getByRole('row', { name: /10:00 18/ })).toBeVisible();
});

test('When the address names no figures, then this week is shown, and the page says so', async () => {
  const server = region();
  await showApp(server, '/figures?from=2026-03-15&to=2026-03-09&specialty=astrology');
  expect(await screen.findByText(/ne désigne pas de chiffres lisibles/)).toBeVisible();
  expect(server.callsOf('readFigures')[0]?.query).not.toHaveProperty('specialty');
});

describe('When days are typed', () => {
  const typed = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const queriesOf = (server: FakeServer) =>
    server.callsOf('readFigures').map(({ query: { from = '', to = '' } }) => `${from} ${to}`);

  test('then nothing is read and the field keeps the focus until it is left', async () => {
    const server = region();
    const { user } = await showApp(server, `/figures?${marchWeek}`);
    const from = await screen.findByLabelText('Du');
    await screen.findByText(/20 consultations demandées/);
    const before = queriesOf(server);
    await user.click(from);
    typed('Du', '2026-02-02');
    typed('Du', '2026-02-20');
    expect(screen.getByLabelText('Du')).toHaveFocus();
    expect(queriesOf(server)).toEqual(before);
    await user.tab();
    expect(screen.getByLabelText('Au (inclus)')).toHaveFocus();
    await waitFor(() => expect(queriesOf(server)).toContain('2026-02-20 2026-03-15'));
    expect(screen.getByLabelText('Au (inclus)')).toHaveFocus();
  });

  test('then both ends are kept, also when one alone makes no period', async () => {
    const server = region();
    const { user } = await showApp(server, `/figures?${marchWeek}`);
    await user.click(await screen.findByLabelText('Du'));
    typed('Du', '2026-04-01');
    await user.tab();
    typed('Au (inclus)', '2026-04-30');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(queriesOf(server)).toContain('2026-04-01 2026-04-30'));
    expect(screen.getByLabelText('Du')).toHaveValue('2026-04-01');
    expect(screen.getByLabelText('Au (inclus)')).toHaveFocus();
  });

  test('then it is said that one end before the other makes no period', async () => {
    const server = region();
    const { user } = await showApp(server, `/figures?${marchWeek}`);
    await user.click(await screen.findByLabelText('Du'));
    typed('Du', '2026-04-01');
    await user.tab();
    expect(screen.queryByText(/vient avant le premier/)).toBeNull();
    await user.tab();
    expect(await screen.findByText(/vient avant le premier/)).toBeVisible();
    expect(screen.getByLabelText('Du')).toHaveValue('2026-04-01');
  });

  test('then a specialty that is chosen at once does not take them away', async () => {
    const server = region();
    await showApp(server, `/figures?${marchWeek}`);
    const from = await screen.findByLabelText('Du');
    const specialty = screen.getByLabelText('Spécialité');
    act(() => {
      fireEvent.change(from, { target: { value: '2026-03-01' } });
      fireEvent.blur(from);
      fireEvent.change(specialty, { target: { value: 'neurology' } });
    });
    await waitFor(() =>
      expect(lastQuery(server)).toMatchObject({ specialty: 'neurology', to: '2026-03-15' }),
    );
    expect(server.callsOf('readFigures').some(({ query }) => query['from'] === '2026-03-01')).toBe(
      true,
    );
    expect(screen.getByLabelText('Du')).toHaveValue('2026-03-01');
  });
});

test('When ten years are chosen, then all of them are asked for, and nothing is compared', async () => {
  const server = region();
  const { user } = await showApp(server, '/figures');
  await user.selectOptions(await screen.findByLabelText('Période'), 'Les dix dernières années');
  expect(await screen.findByText(/il n’y a rien d’avant à quoi comparer/)).toBeVisible();
  expect(screen.getByLabelText<HTMLInputElement>('Du').value).toMatch(/^20\d\d-01-01$/);
  for (const { query } of server.callsOf('readFigures')) {
    expect(query['from']?.localeCompare('2016-01-01')).not.toBe(-1);
  }
});

test('A single day before is called one', async () => {
  await showApp(region(), '/figures?from=2026-03-09&to=2026-03-09');
  expect(await screen.findByText(/Le jour comparable d’avant\s: 20\./)).toBeVisible();
});

test('Large numbers are grouped by narrow spaces, and complaints are for 1 000 consultations', async () => {
  const counts = { ...total.counts, completed: 164, complaints: 1_833, journeyAvoidedKm: 26_586 };
  const server = region().answer('readFigures', (call) => ({
    ...answered(call),
    total: { counts, hidden: [] },
  }));
  await showApp(server, `/figures?${marchWeek}`);
  const rate = (await screen.findByText(/^Réclamations pour 1\s000 consultations$/)).closest('div');
  expect(rate?.querySelector('dd')?.textContent).toBe('11\u202F176,8');
  const [journey] = screen.getAllByText(/26\u202F586/, { normalizer: (text) => text });
  expect(journey).toHaveTextContent('26 586 km');
});

test('When figures cannot be read, then it says why, with a way to try again', async () => {
  await showApp(region().refuse('readFigures', 'NOT_FOUND'), `/figures?${marchWeek}`);
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Réessayer' })).toBeVisible();
});

test('A nurse reads the figures of her site', async () => {
  await showApp(region(nurseFatima), `/figures?${marchWeek}`);
  expect(await screen.findByText(/20 consultations demandées/)).toBeVisible();
});

/** Answers one file as the server or a bad link would. */
function answerFile(path: string, file: BodyInit): void {
  const fetchApi = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    typeof input === 'string' && input.startsWith(path)
      ? Promise.resolve(new Response(file))
      : fetchApi(input, init);
}
/** What comes of a report until its link is cut. */
const reportUpTo = (share: number, end: string) =>
  `%PDF-1.3\n<< /Type /Page /QaribShare 40 >>\n<< /Type /Page /QaribShare ${share} >>\n${end}`;

test.each([
  ['Exporter (CSV)', '/api/figures.csv', '\uFEFFbreakdown;value\r\nspecialty;neurology\r\n'],
  ['Rapport en français (PDF)', '/api/figures.pdf', reportUpTo(75, '%%EOF\n')],
  ['Rapport en arabe (PDF)', '/api/figures.pdf', reportUpTo(100, 'xref')],
])('When %s is cut, then nothing is saved, and the page says so', async (name, path, file) => {
  const { user } = await showApp(region(), `/figures?${marchWeek}`);
  answerFile(path, file);
  const saved = jest.spyOn(HTMLAnchorElement.prototype, 'click');
  await user.click(await screen.findByRole('button', { name }));
  expect(await screen.findByText(/L’export est incomplet/)).toBeVisible();
  expect(saved).not.toHaveBeenCalled();
});

test('When a report comes whole, then it is saved, in the language that was asked for', async () => {
  const { user } = await showApp(region(), `/figures?${marchWeek}`);
  answerFile(`/api/figures.pdf?${marchWeek}&language=ar`, reportUpTo(100, '%%EOF\n'));
  const saved: string[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  URL.createObjectURL = () => 'blob:report';
  URL.revokeObjectURL = () => undefined;
  await user.click(await screen.findByRole('button', { name: 'Rapport en arabe (PDF)' }));
  expect(await screen.findByText('Fichier enregistré.')).toBeVisible();
  expect(saved).toEqual(['qarib-2026-03-09-2026-03-15.pdf']);
});

test('On a phone, a section of figures is opened and explained when it is asked for', async () => {
  const { user } = await showApp(region(), `/figures?${marchWeek}`);
  const waits = within(await screen.findByRole('region', { name: 'Attente et délais' }));
  const open = waits.getByRole('button', { name: 'Voir ces chiffres' });
  const folded = document.getElementById(open.getAttribute('aria-controls') ?? '');
  expect(folded).not.toHaveAttribute('data-open');
  await user.click(open);
  expect(folded).toHaveAttribute('data-open');
  expect(waits.getByRole('button', { name: 'Replier ces chiffres' })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const list = folded?.querySelector('dl');
  expect(list).not.toHaveAttribute('data-explained');
  await user.click(waits.getByRole('button', { name: 'Ce que veut dire chaque chiffre' }));
  expect(list).toHaveAttribute('data-explained');
});
