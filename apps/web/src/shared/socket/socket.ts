import type { Socket } from 'socket.io-client';
import {
  ackOf,
  commands,
  facts,
  type ClientToServerEvents,
  type CommandName,
  type CommandPayload,
  type CommandReply,
  type FactName,
  type FactPayload,
  type ServerToClientEvents,
} from '@qarib/contracts';
import { ApiError } from '../api/api-error.ts';
import { request } from '../api/api-client.ts';
import { useConnectionStore } from '../connection/connection-store.ts';
import { redialling } from './redialling.ts';

export type QaribSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** A command that was not answered by then was not taken, or its answer is lost: the page asks again. */
const ackTimeoutMs = 12_000;
const retryMs = 2_000;

type FactListener = (payload: unknown) => void;
const listeners = new Map<FactName, Set<FactListener>>();
let opening: Promise<QaribSocket> | undefined;
let opened: QaribSocket | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;

function deliver(name: string, payload: unknown): void {
  if (!(name in facts)) return;
  const fact = name as FactName;
  const parsed = facts[fact].payload.safeParse(payload);
  // A fact we cannot read is from a newer server; the queries it would refresh are read again anyway.
  if (!parsed.success) return;
  for (const listener of listeners.get(fact) ?? []) listener(parsed.data);
}

/**
 * Socket.IO comes back by itself from a lost link, but not after the server hung up or turned it away.
 * Then the session is asked for first: whoever is signed out meanwhile is told so by its answer.
 */
function comeBack(socket: QaribSocket): void {
  useConnectionStore.setState({ signalling: 'lost' });
  if (socket.active) return;
  clearTimeout(retry);
  const askAndConnect = async () => {
    await request('readSession').catch(() => undefined);
    if (opened === socket) socket.connect();
  };
  retry = setTimeout(() => void askAndConnect(), retryMs);
}

async function open(): Promise<QaribSocket> {
  useConnectionStore.setState({ signalling: 'connecting' });
  const { io } = await import('socket.io-client');
  const socket: QaribSocket = io({
    autoConnect: false,
    withCredentials: true,
    transports: ['websocket', 'polling'],
    ...redialling,
  });
  socket.onAny(deliver);
  socket.on('connect', () => useConnectionStore.setState({ signalling: 'connected' }));
  socket.on('disconnect', () => comeBack(socket));
  socket.on('connect_error', () => comeBack(socket));
  return socket;
}

/** The one signalling connection, loaded and opened the first time it is asked for. */
export function openSocket(): Promise<QaribSocket> {
  if (opening) return opening;
  const attempt: Promise<QaribSocket> = open().then(
    (socket) => {
      // Signed out while it was being loaded: nobody wants it any more.
      if (opening !== attempt) return socket;
      opened = socket;
      return socket.connect();
    },
    () => {
      // Its code could not be fetched; the next to ask tries again.
      if (opening === attempt) opening = undefined;
      useConnectionStore.setState({ signalling: 'lost' });
      throw new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE');
    },
  );
  opening = attempt;
  return attempt;
}

/** Hangs up for good: at sign-out and when the session is lost. */
export function closeSocket(): void {
  const socket = opened;
  opened = undefined;
  opening = undefined;
  clearTimeout(retry);
  socket?.off('disconnect').disconnect();
  useConnectionStore.setState({ signalling: 'off' });
}

/** Hears a fact until the returned function is called. */
export function onFact<Name extends FactName>(
  name: Name,
  handler: (payload: FactPayload<Name>) => void,
): () => void {
  const listener: FactListener = (payload) => handler(payload as FactPayload<Name>);
  const ofName = listeners.get(name) ?? new Set();
  listeners.set(name, ofName.add(listener));
  return () => ofName.delete(listener);
}

function readAck<Name extends CommandName>(name: Name, answer: unknown): CommandReply<Name> {
  const ack = ackOf(commands[name].reply).safeParse(answer);
  if (!ack.success) throw new ApiError('REPLY_UNREADABLE');
  if (!ack.data.ok) throw new ApiError(ack.data.error.code, ack.data.error);
  // Each command has its own schema, which the compiler cannot follow through a key.
  return ack.data.data as CommandReply<Name>;
}

/** Sends a command and waits for its ack. Rejects with `ApiError` only. */
export async function command<Name extends CommandName>(
  name: Name,
  payload: CommandPayload<Name>,
): Promise<CommandReply<Name>> {
  const socket: Socket = await openSocket();
  let answer: unknown;
  try {
    answer = await socket.timeout(ackTimeoutMs).emitWithAck(name, payload);
  } catch {
    throw new ApiError(socket.connected ? 'TIMEOUT' : 'SERVER_UNREACHABLE');
  }
  return readAck(name, answer);
}
