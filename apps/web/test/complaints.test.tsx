import { screen, within } from '@testing-library/react';
import type { Complaint, ComplaintFigures } from '@qarib/contracts';
import { FakeServer, refusal } from './fake-server.ts';
import { nurseFatima, sessionOf, tighdouine } from './fixtures.ts';
import { showApp } from './show-app.tsx';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);

const coordinator = { ...nurseFatima, id: 'coordinator-1', name: 'Samira Alaoui' };
const late: Complaint = {
  id: 'complaint-1',
  number: '123456786',
  version: 2,
  state: 'assigned',
  channel: 'phone',
  subject: 'waiting',
  provinceId: 'al-haouz',
  receivedDay: '2026-10-01',
  dueDay: '2026-10-22',
  due: 'overdue',
  owner: { id: coordinator.id, name: coordinator.name },
  isLinked: false,
  text: 'Trois heures d’attente.',
  language: 'fr',
  steps: [{ what: 'receive', at: '2026-10-01T09:00:00.000Z' }],
};
const figures: ComplaintFigures = {
  from: '2025-11-23',
  to: '2026-11-22',
  received: 3,
  byChannel: { phone: 1, web: 2, letter: 0 },
  answered: 2,
  medianDaysToAnswer: 4.5,
  overdue: 1,
  consultations: 0,
  feedback: { given: 2, answered: 1 },
};
const register = () =>
  new FakeServer()
    .answer('readSession', sessionOf({ ...coordinator, role: 'coordinator' }))
    .answer('readHealth', { database: true, media: true })
    .answer('readComplaintNotice', { overdue: 1, dueSoon: 0, unassigned: 0 })
    .answer('readComplaintFigures', figures)
    .answer('readComplaintChoices', {
      owners: [{ id: coordinator.id, name: coordinator.name }],
      facilities: [{ id: tighdouine.id, name: tighdouine.name }],
    })
    .answer('listComplaints', { complaints: [late] })
    .answer('readComplaint', late);

describe('the register', () => {
  test('When it is opened, then what is late says so, and the address keeps the view', async () => {
    const server = register();
    const { user } = await showApp(server, '/complaints?show=overdue&channel=phone');
    expect(await screen.findByText(/En retard depuis le 22/)).toBeVisible();
    expect(server.callsOf('listComplaints')[0]?.query).toEqual({
      due: 'overdue',
      channel: 'phone',
    });
    expect(await screen.findByText('4,5')).toBeVisible();
    expect(screen.getByText(/en retard : 1/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Les miennes' }));
    await screen.findByText(/En retard depuis le 22/);
    expect(server.callsOf('listComplaints').at(-1)?.query).toMatchObject({ owner: 'me' });
  });

  test('When an answer meets another’s, then it is said and what was typed stays', async () => {
    const server = register().answer('answerComplaint', () => refusal('VERSION_CONFLICT'));
    const { user } = await showApp(server, '/complaints/complaint-1');
    const answer = await screen.findByRole('textbox', { name: 'Réponse' });
    await user.type(answer, 'Nous regrettons.');
    await user.click(screen.getByRole('button', { name: 'Donner la réponse' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(answer).toHaveValue('Nous regrettons.');
    const body = { version: 2, answer: 'Nous regrettons.' };
    expect(server.callsOf('answerComplaint')[0]?.body).toEqual(body);
  });
});

describe('anybody', () => {
  test('When a complaint is sent again, then it is the same one, and its number is read in threes', async () => {
    const server = new FakeServer().refuse('readSession', 'NOT_SIGNED_IN');
    server.answer('fileComplaint', () => refusal('DATABASE_UNAVAILABLE'));
    const { user } = await showApp(server, '/complaint');
    await user.click(await screen.findByRole('radio', { name: 'Attente' }));
    await user.type(
      screen.getByRole('textbox', { name: 'Que s’est-il passé\u202f?' }),
      'Personne.',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Province' }), 'al-haouz');
    const send = screen.getByRole('button', { name: 'Envoyer la réclamation' });
    await user.click(send);
    await screen.findByRole('alert');
    const receipt = { number: '123456786', secret: '0123456789', dueDay: '2026-12-14' };
    server.answer('fileComplaint', receipt);
    await user.click(send);
    expect(await screen.findByTestId('complaint-number')).toHaveTextContent('123 456 786');
    const keys = server.callsOf('fileComplaint').map(({ body }) => body);
    expect(keys[0]).toEqual(keys[1]);
  });

  test('When feedback is given by a link, then four taps are enough and no name is asked', async () => {
    const token = 'a'.repeat(43);
    const server = new FakeServer()
      .refuse('readSession', 'NOT_SIGNED_IN')
      .answer('lookAtFeedbackLink', {
        facilityName: tighdouine.name,
        day: '2026-11-20',
        expiresAt: '2026-12-04T09:00:00.000Z',
      })
      .answer('giveFeedback', {});
    const { user } = await showApp(server, `/feedback#${token}`);
    await screen.findByText(tighdouine.name.fr, { exact: false });
    for (const group of screen.getAllByRole('group')) {
      const [first] = within(group).queryAllByRole('radio');
      if (first) await user.click(first);
    }
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Envoyer' }));
    expect(await screen.findByText('Vos réponses sont arrivées.')).toBeVisible();
    expect(server.callsOf('giveFeedback')[0]?.body).toMatchObject({
      token,
      answers: { satisfaction: 'very-good', understood: 'yes' },
    });
  });
});
