import { detectDevice, type types } from 'mediasoup-client';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import type { Voice } from './ladder.ts';

type Handler = ReturnType<types.HandlerFactory['factory']>;

/** The SDP with one of its media sections changed. */
function withSection(sdp: string, mid: string, change: (section: string) => string): string {
  const isOurs = (section: string) => section.split(/\r?\n/).includes(`a=mid:${mid}`);
  const sections = sdp.split(/^(?=m=)/m);
  return sections.map((section) => (isOurs(section) ? change(section) : section)).join('');
}

/** The answer with the length of a packet that one of its tracks is to have (RFC 8866, `ptime`). */
export const withPacketTime = (sdp: string, mid: string, packetMs: number): string =>
  withSection(sdp, mid, (section) => {
    const rest = section.replace(/^a=(?:max)?ptime:.*\r?\n/gm, '');
    return `${rest}a=ptime:${packetMs}\r\na=maxptime:${packetMs}\r\n`;
  });

/**
 * The answer with layers marked as not wanted (RFC 8853, `~`): a browser takes those that are not
 * marked for wanted, and would send again what was stopped.
 */
export const withPausedLayers = (sdp: string, mid: string, paused: ReadonlySet<string>): string =>
  withSection(sdp, mid, (section) =>
    section.replace(/^(a=simulcast:recv )(.*)$/m, (_line, start: string, rids: string) => {
      const marked = rids
        .trim()
        .split(';')
        .map((rid) => (paused.has(rid) ? `~${rid}` : rid));
      return start + marked.join(';');
    }),
  );

/** By media section: the layers that are not sent for now. */
function pausedLayers(connection: RTCPeerConnection): Map<string, ReadonlySet<string>> {
  const all = new Map<string, ReadonlySet<string>>();
  for (const { mid, sender } of connection.getTransceivers()) {
    const paused = sender
      .getParameters()
      .encodings.flatMap(({ active, rid }) => (active === false && rid !== undefined ? rid : []));
    if (mid !== null && paused.length > 0) all.set(mid, new Set(paused));
  }
  return all;
}

/**
 * How much of a voice goes into one packet, changed in mid-call without a gap: Chromium takes it from
 * the other end's answer, so the same answer is given to it again with another `ptime`. mediasoup-client
 * has no word for this; its peer connection is reached into, and kept from being negotiated twice at once.
 * Other browsers keep to their 20 ms.
 */
export class VoicePackets {
  #connection: RTCPeerConnection | undefined;
  #answer: string | undefined;
  #wanted: { readonly mid: string; readonly packetMs: Voice['packetMs'] } | undefined;
  #packetMs: Voice['packetMs'] = 20;
  #work: Promise<unknown> = Promise.resolve();

  /** What to make the Device with. */
  deviceOptions(given: types.DeviceOptions | undefined): types.DeviceOptions | undefined {
    if (given || detectDevice() !== 'Chrome111') return given;
    const base = Chrome111.createFactory({});
    const factory = (options: Parameters<types.HandlerFactory['factory']>[0]) => {
      const handler = base.factory(options);
      if (options.direction === 'send') this.#watch(handler);
      return handler;
    };
    return { handlerFactory: { ...base, factory } };
  }

  async set(mid: string, packetMs: Voice['packetMs']): Promise<void> {
    if (packetMs === this.#packetMs) return;
    this.#packetMs = packetMs;
    this.#wanted = { mid, packetMs };
    await this.alone(() => this.#negotiate());
  }

  async #negotiate(): Promise<void> {
    const connection = this.#connection;
    if (connection?.signalingState !== 'stable' || this.#answer === undefined) return;
    await connection.setLocalDescription(await connection.createOffer());
    await connection.setRemoteDescription({ type: 'answer', sdp: this.#answer });
  }

  /** What mediasoup-client answers itself, with what was adapted since. */
  #adapted(connection: RTCPeerConnection, answer: string): string {
    let sdp = answer;
    for (const [mid, paused] of pausedLayers(connection)) sdp = withPausedLayers(sdp, mid, paused);
    return this.#wanted ? withPacketTime(sdp, this.#wanted.mid, this.#wanted.packetMs) : sdp;
  }

  #watch(handler: Handler): void {
    if (!(handler instanceof Chrome111)) return;
    const connection: unknown = handler['_pc'];
    if (!(connection instanceof RTCPeerConnection)) return;
    const setRemoteDescription = connection.setRemoteDescription.bind(connection);
    connection.setRemoteDescription = (description: RTCSessionDescriptionInit) => {
      this.#answer = description.sdp;
      const sdp = this.#adapted(connection, description.sdp ?? '');
      return setRemoteDescription({ ...description, sdp });
    };
    this.#connection = connection;
    const send = handler.send.bind(handler);
    const stopSending = handler.stopSending.bind(handler);
    const restartIce = handler.restartIce.bind(handler);
    const sendDataChannel = handler.sendDataChannel.bind(handler);
    handler.send = (options) => this.alone(() => send(options));
    handler.stopSending = (localId) => this.alone(() => stopSending(localId));
    handler.restartIce = (parameters) => this.alone(() => restartIce(parameters));
    handler.sendDataChannel = (options) => this.alone(() => sendDataChannel(options));
  }

  /** One negotiation at a time, whoever began it, and no change of an encoder during one: it would be undone. */
  alone<Result>(run: () => Promise<Result>): Promise<Result> {
    const running = this.#work.then(run);
    this.#work = running.catch(() => undefined);
    return running;
  }
}
