import type { NoteWriting } from '@qarib/contracts';
import { isSameContent, type NoteContent } from '@qarib/clinical';
import type { AnyErrorCode } from '../../../shared/api/api-error.ts';
import { fullContent, joinContents, reconcile } from './reconcile.ts';
import { classifySaveFailure } from './save-failure.ts';
import type { UnsentNoteStore } from './unsent-note-store.ts';

/** A pause in typing after which the text is sent. */
export const typingPauseMs = 800;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/** What is true of the text right now; the indicator says nothing else. */
export type SaveStatus =
  'saved' | 'saving' | 'retrying' | 'offline' | 'conflict' | 'refused' | 'final';

export type NoteSaverState = {
  readonly content: NoteContent;
  /** The server's version it builds on; 0 before the first save. */
  readonly version: number;
  readonly status: SaveStatus;
  readonly savedAt?: string | undefined;
  /** The unsent text also lies in this browser's storage. */
  readonly isKeptHere: boolean;
  /** It was found in this browser's storage when the note was opened. */
  readonly wasRestored: boolean;
  /** What the server holds instead, while a person has to choose. */
  readonly theirs?: NoteWriting | undefined;
};

export type NoteSaverPorts = {
  readonly save: (draft: { version: number; content: NoteContent }) => Promise<NoteWriting>;
  readonly read: () => Promise<NoteWriting>;
  /** The coded refusal behind a failure; `undefined` when there was no answer. */
  readonly codeOf: (error: unknown) => AnyErrorCode | undefined;
  readonly unsent: UnsentNoteStore;
  readonly isOnline: () => boolean;
};

/**
 * Saves one note as it is typed: one save at a time, each on the version before it. Text leaves this
 * browser's storage only when the server has acknowledged exactly that text.
 */
export class NoteSaver {
  readonly #ports: NoteSaverPorts;
  readonly #listeners = new Set<() => void>();
  #state: NoteSaverState;
  #acknowledged: NoteContent;
  #inFlight: NoteContent | undefined;
  #current: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #isActive = false;
  #lastError: unknown;

  private constructor(note: NoteWriting, ports: NoteSaverPorts) {
    this.#ports = ports;
    this.#acknowledged = fullContent(note);
    this.#state = this.#clean(note);
  }

  /** Opens the server's note and puts back what an earlier visit could not send. */
  static open(note: NoteWriting, ports: NoteSaverPorts): NoteSaver {
    const saver = new NoteSaver(note, ports);
    const unsent = ports.unsent.read();
    if (!unsent) return saver;
    const verdict = reconcile(unsent, note);
    if (verdict === 'same') {
      ports.unsent.clear();
      return saver;
    }
    saver.#set({ content: unsent.content, wasRestored: true, isKeptHere: true });
    if (verdict === 'conflict') saver.#set({ status: 'conflict', theirs: note });
    else saver.#set({ status: 'saving', version: note.version });
    return saver;
  }

  start(): void {
    this.#isActive = true;
    if (this.hasUnsent) this.#schedule(0);
  }

  /**
   * Sends a last time and stops; what does not arrive was kept here as it was typed. Nothing is
   * written to this browser any more: the person may just have signed out.
   */
  stop(): void {
    clearTimeout(this.#timer);
    if (!this.#isActive) return;
    this.#isActive = false;
    void this.#send();
  }

  readonly getSnapshot = (): NoteSaverState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get hasUnsent(): boolean {
    return !!this.#inFlight || !isSameContent(this.#state.content, this.#acknowledged);
  }

  /** Why the last save did not succeed. */
  get lastError(): unknown {
    return this.#lastError;
  }

  write(change: Partial<NoteContent>): void {
    if (this.#state.status === 'final') return;
    this.#set({ content: { ...this.#state.content, ...change } });
    void this.#keep();
    if (this.#state.status === 'conflict') return;
    if (this.#state.status !== 'offline' && this.#state.status !== 'retrying')
      this.#set({ status: 'saving' });
    this.#schedule(typingPauseMs);
  }

  /** Sends what is unsent now. Whether the server has everything afterwards. */
  async flush(): Promise<boolean> {
    await this.#current;
    while (this.hasUnsent && this.#canSend) {
      const { version } = this.#state;
      await this.#send();
      if (this.#state.version === version) break;
    }
    return !this.hasUnsent;
  }

  /** The server's note was read again: a clean text follows it, an unsent one is never replaced. */
  receive(note: NoteWriting): void {
    if (this.hasUnsent || this.#state.status === 'conflict') return;
    if (note.version < this.#state.version) return;
    if (note.version === this.#state.version && note.status === 'preliminary') return;
    this.#adopt(note);
  }

  keepTheirs(): void {
    if (this.#state.theirs) this.#adopt(this.#state.theirs);
  }

  keepMine(): void {
    this.#continueWith(this.#state.content);
  }

  keepBoth(): void {
    const { theirs, content } = this.#state;
    if (theirs) this.#continueWith(joinContents(fullContent(theirs), content));
  }

  get #canSend(): boolean {
    const { status } = this.#state;
    return status !== 'conflict' && status !== 'final';
  }

  #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#current ??= this.#sendOnce().finally(() => (this.#current = undefined));
    return this.#current;
  }

  async #sendOnce(): Promise<void> {
    if (!this.hasUnsent || !this.#canSend) return;
    const { version } = this.#state;
    // A save without an answer is repeated word for word: it may have arrived, and then its own
    // newer version must be told from somebody else's.
    const content = (this.#inFlight ??= this.#state.content);
    void this.#keep();
    this.#set({ status: 'saving' });
    try {
      this.#acknowledge(await this.#ports.save({ version, content }), content);
    } catch (error) {
      this.#lastError = error;
      await this.#recover(this.#ports.codeOf(error));
    }
  }

  #acknowledge(note: NoteWriting, sent: NoteContent): void {
    this.#inFlight = undefined;
    this.#acknowledged = sent;
    this.#retryMs = firstRetryMs;
    this.#set({ version: note.version, savedAt: note.savedAt });
    if (this.hasUnsent) {
      void this.#keep();
      this.#schedule(typingPauseMs);
      return;
    }
    this.#ports.unsent.clear();
    this.#set({ status: 'saved', isKeptHere: false, wasRestored: false });
  }

  async #recover(code: AnyErrorCode | undefined): Promise<void> {
    const failure = classifySaveFailure(code);
    if (failure === 'conflict' || failure === 'final') return this.#compareWithServer();
    if (failure === 'refused') {
      this.#inFlight = undefined;
      void this.#keep();
      this.#set({ status: 'refused' });
      return;
    }
    this.#retryLater();
  }

  async #compareWithServer(): Promise<void> {
    try {
      const server = await this.#ports.read();
      const { content, version } = this.#state;
      const mine = { content, baseVersion: version, inFlight: this.#inFlight };
      const verdict = reconcile(mine, server);
      this.#inFlight = undefined;
      if (verdict === 'conflict') this.#set({ status: 'conflict', theirs: server });
      else this.#acknowledge(server, fullContent(server));
    } catch {
      this.#retryLater();
    }
  }

  /** `#inFlight` stays: without an answer the server may have the text or not. */
  #retryLater(): void {
    this.#set({ status: this.#ports.isOnline() ? 'retrying' : 'offline' });
    this.#schedule(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #continueWith(content: NoteContent): void {
    const { theirs } = this.#state;
    if (!theirs || theirs.status !== 'preliminary') return;
    this.#inFlight = undefined;
    this.#acknowledged = fullContent(theirs);
    this.#set({ content, version: theirs.version, theirs: undefined, status: 'saving' });
    void this.#keep();
    this.#schedule(0);
  }

  #adopt(note: NoteWriting): void {
    this.#acknowledged = fullContent(note);
    this.#inFlight = undefined;
    this.#ports.unsent.clear();
    this.#set(this.#clean(note));
  }

  #clean(note: NoteWriting): NoteSaverState {
    return {
      content: fullContent(note),
      version: note.version,
      status: note.status === 'preliminary' ? 'saved' : 'final',
      savedAt: note.savedAt,
      isKeptHere: false,
      wasRestored: false,
      theirs: undefined,
    };
  }

  async #keep(): Promise<void> {
    if (!this.#isActive) return;
    const { content, version } = this.#state;
    const unsent = { content, baseVersion: version, inFlight: this.#inFlight };
    const isKeptHere = await this.#ports.unsent.write(unsent);
    // Saved meanwhile, it lies here no longer.
    if (this.#isActive && this.hasUnsent) this.#set({ isKeptHere });
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isActive) this.#timer = setTimeout(() => void this.#send(), delayMs);
  }

  #set(change: Partial<NoteSaverState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
