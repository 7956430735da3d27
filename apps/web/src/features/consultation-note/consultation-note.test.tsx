import { screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../../../test/fake-server.ts';
import { fakeSocketModule } from '../../../test/fake-socket.ts';
import {
  neurologistSaida,
  saidaOnCall,
  takenBySaida,
  unwrittenNote,
} from '../../../test/specialist-fixtures.ts';
import { openVault } from '../../shared/vault/vault-here.ts';
import {
  NoteKeeper,
  openNote,
  owner,
  plan,
  planning,
  savedAt,
  unsent,
  write,
} from '../../../test/note-keeper.ts';

jest.mock('socket.io-client', () => fakeSocketModule);
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const saveState = () => screen.getByTestId('save-state');

test('what is typed is saved by itself, and says when', async () => {
  const server = new NoteKeeper();
  const { user } = await openNote(server);
  await write(user, plan(), 'EEG sous sept jours');
  expect(saveState()).toHaveTextContent('Enregistrement');
  await waitFor(() => expect(saveState()).toHaveTextContent('Enregistré à 14:03'), {
    timeout: 3_000,
  });
  expect(server.note.content.text.plan).toBe('EEG sous sept jours');
  expect(unsent().read()).toBeUndefined();
});

test('what cannot be sent is kept here, said so, and sent after a restart', async () => {
  const server = new NoteKeeper().refuse('saveNote', 'DATABASE_UNAVAILABLE');
  const { user, unmount } = await openNote(server);
  await write(user, plan(), 'EEG');
  await waitFor(() => expect(saveState()).toHaveTextContent('gardé sur cet appareil'), {
    timeout: 3_000,
  });
  expect(unsent().read()?.content.text.plan).toBe('EEG');
  unmount();

  const recovered = new NoteKeeper();
  await openNote(recovered);
  expect(plan()).toHaveValue('EEG');
  expect(screen.getByTestId('note-restored')).toHaveTextContent('Texte retrouvé');
  await waitFor(() => expect(recovered.note.content.text.plan).toBe('EEG'));
  await waitFor(() => expect(unsent().read()).toBeUndefined());
});

test('a newer text on the server is shown beside the one kept here, and both can stay', async () => {
  const server = new NoteKeeper();
  await openVault(owner.practitionerId);
  await unsent().write({ content: planning('Ici'), baseVersion: 1 });
  server.note = { ...unwrittenNote, version: 3, content: planning('Là-bas'), savedAt };
  const { user } = await openNote(server);
  const conflict = screen.getByTestId('note-conflict');
  expect(conflict).toHaveTextContent('Là-bas');
  expect(conflict).toHaveTextContent('Ici');
  await user.click(within(conflict).getByRole('button', { name: 'Garder les deux' }));
  await waitFor(() => expect(server.note.content.text.plan).toBe('Là-bas\n\nIci'));
  expect(screen.queryByTestId('note-conflict')).toBeNull();
});

test('another writer in between costs no word', async () => {
  const server = new NoteKeeper();
  const { user } = await openNote(server);
  server.note = { ...unwrittenNote, version: 1, content: planning('Confrère'), savedAt };
  await write(user, plan(), 'Moi');
  const conflict = await screen.findByTestId('note-conflict', undefined, { timeout: 3_000 });
  await user.click(within(conflict).getByRole('button', { name: /cet appareil/ }));
  await waitFor(() => expect(server.note.content.text.plan).toBe('Moi'));
});

test('cannot be signed before assessment, plan and outcome are there, and says which is missing', async () => {
  const server = new NoteKeeper();
  const { user } = await openNote(server);
  await write(user, plan(), 'EEG');
  await user.click(screen.getByTestId('sign-note'));
  const dialog = await screen.findByRole('dialog', { name: 'Il manque encore quelque chose' });
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(2);
  expect(dialog).toHaveTextContent('Appréciation');
  await user.click(within(dialog).getByRole('button', { name: 'Compléter' }));
  await waitFor(() => expect(screen.getByTestId('note-assessment')).toHaveFocus());
  expect(server.callsOf('signNote')).toHaveLength(0);
});

test('signs exactly what is on the screen, and then only reads', async () => {
  const server = new NoteKeeper();
  const { user } = await openNote(server);
  await write(user, screen.getByTestId('note-assessment'), 'Crise épileptique');
  await write(user, plan(), 'EEG');
  await user.click(screen.getByRole('radio', { name: 'Pris en charge sur place' }));
  await user.click(screen.getByTestId('sign-note'));
  const dialog = await screen.findByRole('dialog', { name: /Signer le compte rendu/ });
  expect(within(dialog).queryByRole('list')).toBeNull();
  await user.click(within(dialog).getByTestId('confirm-sign'));
  const final = await screen.findByTestId('final-note');
  expect(server.callsOf('signNote')[0]?.body).toEqual({ amendment: 0, version: 1 });
  expect(final).toHaveTextContent('Crise épileptique');
  expect(final).toHaveTextContent(`Signé par ${neurologistSaida.name}, le 2 mar. 2026`);
  expect(final).toHaveTextContent('Pris en charge sur place');
  expect(final).toHaveTextContent('a'.repeat(64));
  expect(screen.queryByTestId('note-plan')).toBeNull();
  expect(screen.getByRole('link', { name: 'Imprimer le compte rendu' })).toHaveAttribute(
    'href',
    `/api/consultations/${takenBySaida.id}/documents/report?language=fr`,
  );
  expect(screen.queryByRole('link', { name: 'Imprimer l’ordonnance' })).toBeNull();
});

test('a physician without a number gives it once, and signs with it', async () => {
  const server = new NoteKeeper();
  const content = planning('EEG');
  const text = { ...content.text, assessment: 'Crise épileptique' };
  server.note = {
    ...server.note,
    version: 1,
    content: { ...content, text, outcome: 'treated-on-site' },
  };
  let signs = () => refusal('PROFESSIONAL_NUMBER_MISSING');
  server.answer('signNote', () => signs());
  server.answer('setProfessionalNumber', () => {
    signs = () => refusal('NOTE_FINAL');
    return saidaOnCall;
  });
  const { user } = await openNote(server);
  await user.click(screen.getByTestId('sign-note'));
  await user.click(await screen.findByTestId('confirm-sign'));
  const field = await screen.findByLabelText('Votre numéro professionnel');
  const keep = screen.getByRole('button', { name: 'Enregistrer ce numéro' });
  expect(keep).toBeDisabled();
  await user.type(field, '031 204 517');
  await user.click(keep);
  await waitFor(() => expect(server.callsOf('signNote')).toHaveLength(2));
  expect(server.callsOf('setProfessionalNumber')[0]?.body).toEqual({
    professionalNumber: '031204517',
  });
});

test('every save can be read again', async () => {
  const saved = { amendment: 0, version: 1, savedAt, authorName: 'Dr Saida', isSignature: false };
  const server = new NoteKeeper()
    .answer('listNoteVersions', { versions: [saved] })
    .answer('readNoteVersion', { ...saved, content: planning('Première idée') });
  const { user } = await openNote(server);
  await user.click(screen.getByTestId('note-versions'));
  await user.click(await screen.findByRole('button', { name: /Dr Saida/ }));
  expect(await screen.findByText('Première idée')).toBeVisible();
});

describe('the prescription', () => {
  const allergic = {
    ...takenBySaida,
    patient: {
      ...takenBySaida.patient,
      allergies: [
        {
          id: 'allergy-1',
          substance: 'Pénicilline',
          recordedAt: savedAt,
          recordedBy: { id: 'nurse-fatima', name: 'Fatima' },
        },
      ],
    },
  };

  test('is written by keyboard, says it in plain words, and is saved with the note', async () => {
    const server = new NoteKeeper();
    const { user } = await openNote(server);
    await user.click(screen.getByTestId('add-medication'));
    expect(screen.getByRole('textbox', { name: 'Médicament' })).toHaveFocus();
    await user.paste('Paracétamol');
    await user.tab();
    await user.tab();
    await user.paste('1');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Unité' }), 'g');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Voie' }), 'par la bouche');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Combien de fois' }),
      '3 fois par jour',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Jours, semaines…' }), 'jours');
    const line = screen.getByRole('group', { name: 'Ordonnance, ligne 1' });
    expect(line).toHaveTextContent('1 g par la bouche, 3 fois par jour, pendant 1 jour');
    await waitFor(
      () =>
        expect(server.note.content.prescription).toMatchObject([
          { medication: 'Paracétamol', dose: 1, unit: 'g', duration: { count: 1, unit: 'day' } },
        ]),
      { timeout: 3_000 },
    );
    await user.click(screen.getByLabelText('Pour le patient, en mots simples'));
    await user.keyboard('{Enter}');
    expect(screen.getAllByRole('textbox', { name: 'Médicament' })).toHaveLength(2);
  });

  test('warns of what the record speaks against, and keeps the reason it was passed over', async () => {
    const server = new NoteKeeper().answer('readConsultation', allergic);
    const { user } = await openNote(server);
    await user.click(screen.getByTestId('add-medication'));
    await user.paste('Amoxicilline');
    const warning = await screen.findByText('Allergie notée dans le dossier : Pénicilline');
    expect(warning).toBeVisible();
    await user.click(screen.getByTestId('sign-note'));
    const dialog = await screen.findByRole('dialog', { name: 'Il manque encore quelque chose' });
    expect(dialog).toHaveTextContent('allergie à confirmer');
    await user.keyboard('{Escape}');
    await user.click(screen.getByLabelText(/Prescrire quand même/));
    await user.paste('Test cutané négatif');
    await waitFor(
      () =>
        expect(server.note.content.prescription[0]?.allergyAcknowledgement).toEqual({
          substances: ['Pénicilline'],
          reason: 'Test cutané négatif',
        }),
      { timeout: 3_000 },
    );
  });
});

describe('the headings of a specialty', () => {
  const offered = () => screen.findAllByRole('button', { name: /^Insérer les rubriques/ });
  const intoPlan = () =>
    screen.findByRole('button', { name: 'Insérer les rubriques (Conduite à tenir)' });

  test('go into an empty section with one click, the cursor under the first', async () => {
    const server = new NoteKeeper();
    const { user } = await openNote(server);
    await user.click(await intoPlan());
    expect(plan()).toHaveValue(
      'Traitement : \nImagerie, EEG, biologie : \nSur place ou transfert : \nProchain contrôle : ',
    );
    await user.keyboard('Valproate');
    await waitFor(() =>
      expect(server.note.content.text.plan).toMatch(/^Traitement : Valproate\nImagerie/),
    );
  });

  test('are listed once for the whole note', async () => {
    const { user } = await openNote(new NoteKeeper());
    const aid = await screen.findByTestId('memory-aid');
    expect(screen.getAllByText(/Aide-mémoire/)).toHaveLength(1);
    expect(within(aid).getByText(/Raideur de la nuque/)).not.toBeVisible();
    await user.click(within(aid).getByText('Aide-mémoire : Neurologie'));
    expect(within(aid).getByText(/Raideur de la nuque/)).toBeVisible();
  });

  test('are taken out again as long as nobody wrote there, and never take words along', async () => {
    const { user } = await openNote(new NoteKeeper());
    await user.click(await intoPlan());
    const removing = { name: 'Retirer les rubriques (Conduite à tenir)' };
    await user.click(screen.getByRole('button', removing));
    expect(plan()).toHaveValue('');
    await user.click(await intoPlan());
    await user.keyboard('x');
    expect(screen.queryByRole('button', removing)).toBeNull();
  });

  test('are not offered where something is written', async () => {
    const server = new NoteKeeper();
    server.note = { ...unwrittenNote, version: 1, content: planning('EEG'), savedAt };
    await openNote(server);
    expect(await offered()).toHaveLength(4);
    expect(screen.queryByRole('button', { name: /rubriques \(Conduite à tenir\)/ })).toBeNull();
  });

  test('alone are nothing to sign', async () => {
    const { user } = await openNote(new NoteKeeper());
    await user.click(await intoPlan());
    await user.click(screen.getByTestId('sign-note'));
    const dialog = await screen.findByRole('dialog', { name: 'Il manque encore quelque chose' });
    expect(dialog).toHaveTextContent('Conduite à tenir');
  });
});
