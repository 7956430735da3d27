import type {
  CallState,
  CommandName,
  CommandPayload,
  CommandReply,
  FactName,
  FactPayload,
} from '@qarib/contracts';
import type { CallErrorCode } from '../src/call-snapshot.ts';
import { SignallingError, type RequestOptions, type Signalling } from '../src/signalling.ts';
import { preparation } from './fixtures.ts';

type Request = { readonly command: CommandName; readonly payload: unknown };
type Answers = { [Name in CommandName]?: (payload: CommandPayload<Name>) => CommandReply<Name> };

/** The server as a browser sees it: answers every command, forgets what it is told to. */
export class FakeSignalling implements Signalling {
  isConnected = true;
  redials = 0;
  /** Whether dialling leads anywhere. */
  isReachable = true;
  /** The socket is dead and does not know it: resolves when the caller has waited for long enough. */
  waitInVain: ((timeoutMs: number) => Promise<void>) | undefined;
  /** The credentials of the next ICE restart of a transport. */
  freshIce: (transportId: string) => string = () => 'fresh';
  readonly requests: Request[] = [];
  /** What there is in the call, for those who join or rejoin. */
  callState: CallState = { participants: [], consumers: [] };
  /** What there is for those in the lobby. */
  awaited: CallState['consumers'] = [];
  #preparations = 0;
  #producers = 0;
  readonly #refusals = new Map<CommandName, CallErrorCode>();
  readonly #facts = new Map<string, Set<(payload: never) => void>>();
  readonly #connection = new Set<(isConnected: boolean) => void>();
  #waiting: (() => void)[] = [];
  #givingUp: (() => void)[] = [];

  readonly #answers: Answers = {
    'call:prepare': () => preparation((this.#preparations += 1)),
    'call:produce': () => ({
      producerId: `99999999-0000-4000-8000-${String((this.#producers += 1)).padStart(12, '0')}`,
    }),
    'call:produce-echo': () => ({ dataProducerId: '88888888-0000-4000-8000-000000000000' }),
    'call:restart-ice': ({ transportId }) => {
      const fresh = this.freshIce(transportId);
      return { usernameFragment: fresh, password: fresh };
    },
    'call:await-media': () => ({ consumers: this.awaited }),
    'call:join': () => this.callState,
    'call:rejoin': () => this.callState,
  };

  async request<Name extends CommandName>(
    command: Name,
    payload: CommandPayload<Name>,
    { timeoutMs = 8_000 }: RequestOptions = {},
  ): Promise<CommandReply<Name>> {
    if (!this.isConnected) throw new SignallingError('SIGNALLING_LOST');
    if (this.waitInVain) {
      // What waits for an answer is told at once when the socket is given up.
      const { promise: givenUp, resolve } = Promise.withResolvers<void>();
      this.#givingUp.push(resolve);
      await Promise.race([this.waitInVain(timeoutMs), givenUp]);
      throw new SignallingError('SIGNALLING_LOST');
    }
    this.requests.push({ command, payload });
    for (const wake of this.#waiting.splice(0)) wake();
    // An answer never comes in the same breath.
    await new Promise((resolve) => setImmediate(resolve));
    const refusal = this.#refusals.get(command);
    if (refusal) throw new SignallingError(refusal);
    if (!this.isConnected) throw new SignallingError('SIGNALLING_LOST');
    const answer: Answers[Name] = this.#answers[command];
    return answer ? answer(payload) : ({} as CommandReply<Name>);
  }

  redial(): void {
    this.redials += 1;
    this.setConnected(false);
    if (!this.isReachable) return;
    this.waitInVain = undefined;
    this.setConnected(true);
  }

  on<Name extends FactName>(fact: Name, handler: (payload: FactPayload<Name>) => void): () => void {
    const handlers = this.#facts.get(fact) ?? new Set();
    this.#facts.set(fact, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  onConnectionChange(handler: (isConnected: boolean) => void): () => void {
    this.#connection.add(handler);
    return () => this.#connection.delete(handler);
  }

  tell<Name extends FactName>(fact: Name, payload: FactPayload<Name>): void {
    for (const handler of this.#facts.get(fact) ?? []) handler(payload as never);
  }

  setConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (!isConnected) for (const giveUp of this.#givingUp.splice(0)) giveUp();
    for (const handler of this.#connection) handler(isConnected);
  }

  refuse(command: CommandName, code: CallErrorCode): void {
    this.#refusals.set(command, code);
  }

  accept(command: CommandName): void {
    this.#refusals.delete(command);
  }

  count(command: CommandName): number {
    return this.requests.filter((request) => request.command === command).length;
  }

  payloads(command: CommandName): unknown[] {
    return this.requests.filter((request) => request.command === command).map((r) => r.payload);
  }

  /** Resolves once that command was sent so many times. */
  async sent(command: CommandName, times = 1): Promise<void> {
    while (this.count(command) < times)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  get listenerCount(): number {
    const facts = [...this.#facts.values()].reduce((sum, handlers) => sum + handlers.size, 0);
    return facts + this.#connection.size;
  }
}
