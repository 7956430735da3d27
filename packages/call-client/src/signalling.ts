import type {
  CommandName,
  CommandPayload,
  CommandReply,
  FactName,
  FactPayload,
} from '@qarib/contracts';
import type { CallErrorCode } from './call-snapshot.ts';

/** How long an answer is waited for, where it is less than the port's own limit. */
export type RequestOptions = { readonly timeoutMs?: number };

/** What the engine needs of its connection to the server; a fake in tests, Socket.IO in the browser. */
export type Signalling = {
  readonly isConnected: boolean;
  /** Rejects with a `SignallingError` only. */
  request<Name extends CommandName>(
    command: Name,
    payload: CommandPayload<Name>,
    options?: RequestOptions,
  ): Promise<CommandReply<Name>>;
  /** Connects anew at once: what there was is dead, or about to be waited for too long. */
  redial(): void;
  /** Both return what ends the subscription. */
  on<Name extends FactName>(fact: Name, handler: (payload: FactPayload<Name>) => void): () => void;
  onConnectionChange(handler: (isConnected: boolean) => void): () => void;
};

/**
 * A command that was refused, or has no answer. `SIGNALLING_LOST`: not connected, or no ack in time.
 * `SIGNALLING_INVALID`: an ack that is not what the contract says.
 */
export class SignallingError extends Error {
  readonly code: CallErrorCode;

  constructor(code: CallErrorCode, message: string = code) {
    super(message);
    this.name = 'SignallingError';
    this.code = code;
  }
}

/** Refusals that pass by themselves. */
const passing: ReadonlySet<CallErrorCode> = new Set<CallErrorCode>([
  'SIGNALLING_LOST',
  'MEDIA_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'RATE_LIMITED',
]);

/** Whether the same question may well be answered in a while. */
export const isPassing = (code: CallErrorCode): boolean => passing.has(code);

/** What went wrong; anything that is not signalling's is a fault of ours. */
export const codeOf = (error: unknown): CallErrorCode =>
  error instanceof SignallingError ? error.code : 'INTERNAL';
