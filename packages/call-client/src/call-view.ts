import type { Participant } from '@qarib/contracts';
import type { Plan } from './adaptation/plan.ts';
import type { CallSnapshot, CallStateName, RemoteStream } from './call-snapshot.ts';
import { canMove } from './call-transitions.ts';
import { withPauses } from './remote-streams.ts';
import type { Store } from './store.ts';

const sparedPictures: NonNullable<Participant['pausedPictures']> = [
  { source: 'camera', reason: 'their-link' },
];

/** What the person is shown of the connection: its state, and who is there. */
export class CallView {
  readonly #store: Store<CallSnapshot>;
  /** As the server tells of them. */
  #others: readonly Participant[] = [];
  #isSparing = false;

  constructor(store: Store<CallSnapshot>) {
    this.#store = store;
  }

  get state(): CallStateName {
    return this.#store.get().state;
  }

  get peerId(): string | undefined {
    return this.#store.get().peerId;
  }

  get participants(): readonly Participant[] {
    return this.#others;
  }

  get linkCheck(): CallSnapshot['linkCheck'] {
    return this.#store.get().linkCheck;
  }

  /** Whether a picture of somebody's is paused because of their own link. */
  get isStarved(): boolean {
    return this.participants.some(({ pausedPictures = [] }) =>
      pausedPictures.some(({ reason }) => reason === 'their-link'),
    );
  }

  showPlan({ profile, reason, isSparing }: Plan): void {
    if (isSparing !== this.#isSparing) {
      this.#isSparing = isSparing;
      this.#showOthers();
    }
    const { sending } = this.#store.get();
    if (sending.profile === profile && sending.reason === reason) return;
    this.#store.update({ sending: { profile, reason } });
  }

  /** Along the table of transitions, or not at all. */
  move(state: CallStateName, change: Partial<CallSnapshot>): void {
    if (canMove(this.state, state)) this.#store.update({ state, ...change });
  }

  /** Nobody is there any more, and nothing is tried. */
  rest(state: CallStateName, change: Partial<CallSnapshot>): void {
    this.move(state, {
      peerId: undefined,
      participants: [],
      lostParticipants: [],
      reconnectReason: undefined,
      errorCode: undefined,
      ...change,
    });
  }

  update(change: Partial<CallSnapshot>): void {
    this.#store.update(change);
  }

  showDeparture(peerId: string, reason: 'left' | 'link-lost'): void {
    const { lostParticipants } = this.#store.get();
    const gone = this.#others.find((participant) => participant.peerId === peerId);
    const others = lostParticipants.filter((lost) => lost.peerId !== peerId);
    this.#others = this.#others.filter((participant) => participant !== gone);
    this.#store.update({
      lostParticipants: gone && reason === 'link-lost' ? [...others, gone] : others,
    });
    this.#showOthers();
    this.showStreams(this.#store.get().remoteStreams);
  }

  /** Everybody but oneself, with what is received of them. */
  showOthers(participants: readonly Participant[], streams: readonly RemoteStream[]): void {
    const others = participants.filter(({ peerId }) => peerId !== this.peerId);
    const isBack = (lost: Participant) => others.some(({ peerId }) => peerId === lost.peerId);
    const lostParticipants = this.#store.get().lostParticipants.filter((lost) => !isBack(lost));
    this.#others = others;
    this.#store.update({ lostParticipants });
    this.#showOthers();
    this.showStreams(streams);
  }

  /** A picture that this browser has asked to be spared is told like one that its link could not carry. */
  #showOthers(): void {
    const participants = this.#isSparing
      ? this.#others.map((other) => ({ ...other, pausedPictures: sparedPictures }))
      : this.#others;
    this.#store.update({ participants });
  }

  showStreams(streams: readonly RemoteStream[]): void {
    const { participants } = this;
    const isThere = (stream: RemoteStream) =>
      participants.some(({ peerId }) => peerId === stream.peerId);
    // A picture that stands still because its sender is gone is no picture of anyone.
    this.#store.update({ remoteStreams: withPauses(streams.filter(isThere), participants) });
  }
}
