import type { CallPart, GuestKind, Role } from '@qarib/clinical';
import type { MediaSource, Participant, PauseReason, RtpCapabilities } from '@qarib/contracts';

/** One life of a media room, and where it lives. */
export type CallRoom = {
  /** The CallSession's id; the media node knows nothing else of it. */
  readonly id: string;
  readonly consultationId: string;
  readonly nodeId: string;
  readonly routerRtpCapabilities: RtpCapabilities;
};

/** A track a browser sends; with a `pauseReason` it is on, and nothing of it leaves the browser for now. */
export type SentTrack = { source: MediaSource; isPaused: boolean; pauseReason?: PauseReason };

/** One browser's part in a room. */
export type CallPeer = {
  readonly peerId: string;
  readonly room: CallRoom;
  /** Who it is: a practitioner's id, or that of the invitation a guest came by. */
  readonly callerId: string;
  readonly name: string;
  readonly role: Role | 'guest';
  readonly guestKind?: GuestKind | undefined;
  /** Why this person may be here. */
  readonly part: CallPart;
  readonly invitation?: { readonly id: string; readonly expiresAt: Date } | undefined;
  readonly sendTransportId: string;
  readonly recvTransportId: string;
  readonly producers: Map<string, SentTrack>;
  isJoined: boolean;
  /** What this person's browser records of the call. */
  recording?: { readonly id: string; patientId: string } | undefined;
  /** One of the room's places is taken, from just before the join on. */
  hasPlace: boolean;
  /** Nothing has been heard of its media for so long that the others do not see it any more. */
  isAway: boolean;
  /** The connection that speaks for it; absent while its signalling is away. */
  connectionId: string | undefined;
};

/** Which rooms and peers there are now, and which connection speaks for which peer. */
export class CallRegistry {
  readonly #rooms = new Map<string, CallRoom>();
  readonly #opening = new Map<string, Promise<CallRoom>>();
  readonly #peers = new Map<string, CallPeer>();
  readonly #timers = new Map<string, () => void>();

  /** The consultation's room; two who ask together share one that is just being opened. */
  async roomOf(consultationId: string, open: () => Promise<CallRoom>): Promise<CallRoom> {
    const known = this.openRoomOf(consultationId) ?? this.#opening.get(consultationId);
    return known ?? this.#open(consultationId, open);
  }

  openRoomOf(consultationId: string): CallRoom | undefined {
    return [...this.#rooms.values()].find((room) => room.consultationId === consultationId);
  }

  room(roomId: string): CallRoom | undefined {
    return this.#rooms.get(roomId);
  }

  roomsOn(nodeId: string): CallRoom[] {
    return [...this.#rooms.values()].filter((room) => room.nodeId === nodeId);
  }

  /** Forgets a room with its peers, and answers who they were. Asked twice it answers nobody. */
  removeRoom(room: CallRoom): CallPeer[] {
    const peers = this.peersIn(room.id);
    for (const peer of peers) this.removePeer(peer);
    this.#rooms.delete(room.id);
    this.cancelTimer(room.id);
    return peers;
  }

  addPeer(peer: CallPeer): void {
    this.#peers.set(peer.peerId, peer);
    this.cancelTimer(peer.room.id);
  }

  peer(peerId: string): CallPeer | undefined {
    return this.#peers.get(peerId);
  }

  peersIn(roomId: string): CallPeer[] {
    return [...this.#peers.values()].filter((peer) => peer.room.id === roomId);
  }

  /** One person's, in whatever room, oldest first. */
  peersOfCaller(callerId: string): CallPeer[] {
    return [...this.#peers.values()].filter((peer) => peer.callerId === callerId);
  }

  /** Of those in which at least two people see each other now. */
  consultationsInCall(): ReadonlySet<string> {
    const present = [...this.#peers.values()].filter((peer) => peer.isJoined && !peer.isAway);
    const callers = new Map<string, Set<string>>();
    for (const { room, callerId } of present) {
      const { consultationId } = room;
      callers.set(consultationId, (callers.get(consultationId) ?? new Set()).add(callerId));
    }
    return new Set([...callers].filter(([, own]) => own.size > 1).map(([id]) => id));
  }

  recordingPeers(): CallPeer[] {
    return [...this.#peers.values()].filter(({ recording }) => recording !== undefined);
  }

  invitedPeers(): CallPeer[] {
    return [...this.#peers.values()].filter(({ invitation }) => invitation !== undefined);
  }

  peersInvitedBy(invitationId: string): CallPeer[] {
    return this.invitedPeers().filter(({ invitation }) => invitation?.id === invitationId);
  }

  peersOf(connectionId: string): CallPeer[] {
    return [...this.#peers.values()].filter((peer) => peer.connectionId === connectionId);
  }

  /** Answers whether it was there. */
  removePeer(peer: CallPeer): boolean {
    this.cancelTimer(peer.peerId);
    return this.#peers.delete(peer.peerId);
  }

  /** One deadline for each room or peer: what is to happen unless somebody comes back. */
  setTimer(id: string, cancel: () => void): void {
    this.cancelTimer(id);
    this.#timers.set(id, cancel);
  }

  cancelTimer(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }

  async #open(consultationId: string, open: () => Promise<CallRoom>): Promise<CallRoom> {
    const opening = open().then((room) => {
      this.#rooms.set(room.id, room);
      return room;
    });
    this.#opening.set(consultationId, opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(consultationId);
    }
  }
}

/** A peer as the others see it. */
export function presentParticipant(peer: CallPeer): Participant {
  const isOn = (source: MediaSource) =>
    [...peer.producers.values()].some((sent) => sent.source === source && !sent.isPaused);
  const { peerId, callerId, name, role, guestKind } = peer;
  const pausedPictures = [...peer.producers.values()].flatMap(({ source, pauseReason: reason }) =>
    reason === undefined ? [] : [{ source, reason }],
  );
  return {
    peerId,
    practitionerId: role === 'guest' ? undefined : callerId,
    name,
    role,
    guestKind,
    isMicrophoneOn: isOn('microphone'),
    isCameraOn: isOn('camera'),
    ...(pausedPictures.length > 0 && { pausedPictures }),
    isRecording: peer.recording !== undefined || undefined,
  };
}
