import type { ErrorCode, NoteWriting } from '@qarib/contracts';
import { emptyContent, type NoteContent } from '@qarib/clinical';
import { plainStore } from '../../../../test/plain-store.ts';
import { NoteSaver, typingPauseMs, type NoteSaverPorts } from './note-saver.ts';
import { dropAllDrafts } from '../../../shared/drafts/drafts.ts';
import { UnsentNoteStore } from './unsent-note-store.ts';

class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

const owner = { practitionerId: 'dr-alami', consultationId: 'headache-tighdouine' };
const firstNote: NoteWriting = {
  consultationId: owner.consultationId,
  status: 'preliminary',
  version: 0,
  amendment: 0,
  content: emptyContent,
};

const planning = (plan: string): NoteContent => ({
  ...emptyContent,
  text: { ...emptyContent.text, plan },
});

/** A server that keeps one note, and whose next answers can be lost or refused. */
class NoteServer {
  note: NoteWriting = firstNote;
  readonly saves: { version: number; content: NoteContent }[] = [];
  #mishaps: ('request-lost' | 'answer-lost' | ErrorCode)[] = [];

  willSuffer(...mishaps: ('request-lost' | 'answer-lost' | ErrorCode)[]): void {
    this.#mishaps.push(...mishaps);
  }

  readonly save = async (draft: {
    version: number;
    content: NoteContent;
  }): Promise<NoteWriting> => {
    this.saves.push(draft);
    const mishap = this.#mishaps.shift();
    if (mishap === 'request-lost') throw new TypeError('network');
    if (mishap && mishap !== 'answer-lost') throw new Refusal(mishap);
    if (this.note.status === 'final') throw new Refusal('NOTE_FINAL');
    if (draft.version !== this.note.version) throw new Refusal('VERSION_CONFLICT');
    this.note = { ...this.note, version: draft.version + 1, content: draft.content };
    if (mishap === 'answer-lost') throw new TypeError('network');
    return this.note;
  };

  readonly read = async (): Promise<NoteWriting> => this.note;
}

function openOn(server: NoteServer, isOnline = true) {
  const ports: NoteSaverPorts = {
    save: server.save,
    read: server.read,
    codeOf: (error) => (error instanceof Refusal ? error.code : undefined),
    unsent: new UnsentNoteStore(plainStore, owner),
    isOnline: () => isOnline,
  };
  const saver = NoteSaver.open(server.note, ports);
  saver.start();
  return saver;
}

const unsentHere = () => new UnsentNoteStore(plainStore, owner).read();
const pause = (ms = typingPauseMs) => jest.advanceTimersByTimeAsync(ms);

describe('a note being typed', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => jest.useRealTimers());

  test('is sent once typing pauses, and leaves this browser when acknowledged', async () => {
    const server = new NoteServer();
    const saver = openOn(server);
    saver.write(planning('Par'));
    saver.write(planning('Paracétamol'));
    expect(unsentHere()?.content.text.plan).toBe('Paracétamol');
    await pause();
    expect(server.saves).toEqual([{ version: 0, content: planning('Paracétamol') }]);
    expect(saver.getSnapshot()).toMatchObject({ status: 'saved', version: 1 });
    expect(unsentHere()).toBeUndefined();
  });

  test('is sent one save at a time, the next on the version of the one before', async () => {
    const server = new NoteServer();
    const answer = Promise.withResolvers<void>();
    const { save } = server;
    const slowSave = jest.spyOn(server, 'save').mockImplementationOnce(async (draft) => {
      await answer.promise;
      return save(draft);
    });
    const saver = openOn(server);
    saver.write(planning('un'));
    await pause();
    saver.write(planning('un deux'));
    await pause();
    expect(slowSave).toHaveBeenCalledTimes(1);
    answer.resolve();
    await pause();
    expect(server.note).toMatchObject({ version: 2, content: { text: { plan: 'un deux' } } });
  });

  test('is tried again while there is no answer, and says so', async () => {
    const server = new NoteServer();
    server.willSuffer('request-lost', 'DATABASE_UNAVAILABLE');
    const saver = openOn(server);
    saver.write(planning('Repos'));
    await pause();
    expect(saver.getSnapshot()).toMatchObject({ status: 'retrying', isKeptHere: true });
    await pause(2_000);
    expect(saver.getSnapshot().status).toBe('retrying');
    await pause(4_000);
    expect(saver.getSnapshot().status).toBe('saved');
    expect(server.note.content.text.plan).toBe('Repos');
  });

  test('says it is kept on this device when the device is offline', async () => {
    const server = new NoteServer();
    server.willSuffer('request-lost');
    const saver = openOn(server, false);
    saver.write(planning('Repos'));
    await pause();
    expect(saver.getSnapshot()).toMatchObject({ status: 'offline', isKeptHere: true });
  });

  test('does not claim to be kept when the storage is full', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const server = new NoteServer();
    server.willSuffer('request-lost');
    const saver = openOn(server);
    saver.write(planning('Repos'));
    await pause();
    expect(saver.getSnapshot()).toMatchObject({ status: 'retrying', isKeptHere: false });
  });

  test('is not a conflict with itself when only the answer was lost', async () => {
    const server = new NoteServer();
    server.willSuffer('answer-lost');
    const saver = openOn(server);
    saver.write(planning('Repos'));
    await pause();
    saver.write(planning('Repos, hydratation'));
    await pause();
    await pause();
    expect(saver.getSnapshot()).toMatchObject({ status: 'saved', version: 2 });
    expect(server.note.content.text.plan).toBe('Repos, hydratation');
  });

  test('that cannot be accepted stops being sent until it changes', async () => {
    const server = new NoteServer();
    server.willSuffer('INPUT_TOO_LARGE');
    const saver = openOn(server);
    saver.write(planning('trop'));
    await pause();
    expect(saver.getSnapshot().status).toBe('refused');
    await pause(60_000);
    expect(server.saves).toHaveLength(1);
    saver.write(planning('moins'));
    await pause();
    expect(saver.getSnapshot().status).toBe('saved');
  });
});

describe('a note somebody else wrote in meanwhile', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => jest.useRealTimers());

  async function conflicting() {
    const server = new NoteServer();
    const saver = openOn(server);
    saver.write(planning('mien'));
    server.note = { ...firstNote, version: 4, content: planning('autre') };
    await pause();
    return { server, saver };
  }

  test('shows both texts and loses neither', async () => {
    const { saver } = await conflicting();
    const state = saver.getSnapshot();
    expect(state.status).toBe('conflict');
    expect(state.content.text.plan).toBe('mien');
    expect(state.theirs?.content.text.plan).toBe('autre');
    saver.write(planning('mien encore'));
    expect(unsentHere()?.content.text.plan).toBe('mien encore');
  });

  test('becomes mine when mine is chosen', async () => {
    const { server, saver } = await conflicting();
    saver.keepMine();
    await pause();
    expect(server.note).toMatchObject({ version: 5, content: { text: { plan: 'mien' } } });
  });

  test('stays theirs when theirs is chosen', async () => {
    const { server, saver } = await conflicting();
    saver.keepTheirs();
    await pause();
    expect(saver.getSnapshot()).toMatchObject({
      status: 'saved',
      content: { text: { plan: 'autre' } },
    });
    expect(server.note.version).toBe(4);
    expect(unsentHere()).toBeUndefined();
  });

  test('holds both when both are chosen', async () => {
    const { server, saver } = await conflicting();
    saver.keepBoth();
    await pause();
    expect(server.note.content.text.plan).toBe('autre\n\nmien');
  });

  test('that was signed meanwhile cannot be overwritten, and mine is still shown', async () => {
    const server = new NoteServer();
    const saver = openOn(server);
    saver.write(planning('mien'));
    server.note = { ...firstNote, status: 'final', version: 2, content: planning('signé') };
    await pause();
    expect(saver.getSnapshot()).toMatchObject({
      status: 'conflict',
      content: { text: { plan: 'mien' } },
    });
    saver.keepMine();
    await pause();
    expect(server.note.content.text.plan).toBe('signé');
    saver.keepTheirs();
    expect(saver.getSnapshot()).toMatchObject({
      status: 'final',
      content: { text: { plan: 'signé' } },
    });
  });
});

describe('a note opened again', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => jest.useRealTimers());

  test('after a crash has its unsent words back and sends them', async () => {
    const server = new NoteServer();
    server.willSuffer('request-lost');
    openOn(server).write(planning('avant la coupure'));
    const reopened = openOn(server);
    expect(reopened.getSnapshot()).toMatchObject({
      wasRestored: true,
      content: { text: { plan: 'avant la coupure' } },
    });
    await pause();
    await pause(2_000);
    expect(server.note.content.text.plan).toBe('avant la coupure');
  });

  test('after a crash asks when the server has a newer text', () => {
    const server = new NoteServer();
    openOn(server).write(planning('ici'));
    server.note = { ...firstNote, version: 3, content: planning('ailleurs') };
    expect(openOn(server).getSnapshot()).toMatchObject({ status: 'conflict', wasRestored: true });
  });

  test('sends what is left when it is closed', async () => {
    const server = new NoteServer();
    const saver = openOn(server);
    saver.write(planning('dernier mot'));
    saver.stop();
    await pause(0);
    expect(server.note.content.text.plan).toBe('dernier mot');
    expect(unsentHere()).toBeUndefined();
  });

  test('by another person on the same device shows nothing of the first', () => {
    openOn(new NoteServer()).write(planning('confidentiel'));
    const other = new UnsentNoteStore(plainStore, { ...owner, practitionerId: 'dr-bennani' });
    expect(other.read()).toBeUndefined();
  });

  test('after sign-out has left nothing on the device', async () => {
    const server = new NoteServer();
    server.willSuffer('INPUT_TOO_LARGE');
    const saver = openOn(server);
    saver.write(planning('confidentiel'));
    void dropAllDrafts();
    saver.stop();
    await pause();
    expect(localStorage).toHaveLength(0);
  });
});
