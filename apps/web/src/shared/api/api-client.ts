import {
  endpoints,
  problem,
  type EndpointInput,
  type EndpointName,
  type EndpointReply,
} from '@qarib/contracts';
import type { z } from 'zod';
import { learnServerTime } from '../clock/server-clock.ts';
import { ApiError } from './api-error.ts';

/** A satellite round trip is 0.7 s and a lost packet costs several: slower than this is a lost link. */
const requestTimeoutMs = 20_000;

export type LooseInput = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
};
type Loose = { readonly reply: z.ZodType; readonly method: string; readonly path: string };

/** Told when the server no longer knows us, so that the interface can go back to the sign-in page. */
type SessionLost = (code: 'NOT_SIGNED_IN' | 'SESSION_EXPIRED') => void;

let csrfToken = '';
let onSessionLost: SessionLost = () => {};

export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}
export function csrfHeader(): Readonly<Record<string, string>> {
  return csrfToken === '' ? {} : { 'X-CSRF-Token': csrfToken };
}
export function whenSessionIsLost(listener: SessionLost): void {
  onSessionLost = listener;
}

/** Fills the `:names` of a path. */
export function pathOf(template: string, params: Readonly<Record<string, string>> = {}): string {
  return template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

export function urlOf(path: string, { params, query }: LooseInput): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return pathOf(path, params) + suffix;
}

async function send(method: string, url: string, body: unknown, signal?: AbortSignal) {
  const timeout = AbortSignal.timeout(requestTimeoutMs);
  try {
    return await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeader()),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (timeout.aborted) throw new ApiError('TIMEOUT');
    throw new ApiError(navigator.onLine ? 'SERVER_UNREACHABLE' : 'OFFLINE');
  }
}

export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** The coded error of a refusal. A proxy that answers for a dead server speaks no problem details. */
export function errorOf(status: number, body: unknown): ApiError {
  const parsed = problem.safeParse(body);
  if (parsed.success) return new ApiError(parsed.data.code, parsed.data);
  return new ApiError(status >= 502 && status <= 504 ? 'SERVER_UNREACHABLE' : 'INTERNAL');
}

/** An input is passed exactly when the endpoint has one. */
export type CallArguments<Name extends EndpointName> = keyof EndpointInput<Name> extends never
  ? []
  : [input: EndpointInput<Name>];

export async function request<Name extends EndpointName>(
  name: Name,
  input: LooseInput = {},
  signal?: AbortSignal,
): Promise<EndpointReply<Name>> {
  const { method, path, reply }: Loose = endpoints[name];
  const response = await send(method, urlOf(path, input), input.body, signal);
  learnServerTime(response.headers.get('Date'));
  const body = response.status === 204 ? {} : await readJson(response);
  if (!response.ok) {
    const error = errorOf(response.status, body);
    if (error.code === 'NOT_SIGNED_IN' || error.code === 'SESSION_EXPIRED') {
      onSessionLost(error.code);
    }
    throw error;
  }
  const parsed = reply.safeParse(body);
  if (!parsed.success) throw new ApiError('REPLY_UNREADABLE');
  return parsed.data as EndpointReply<Name>;
}

/** The REST interface, typed by the contracts: `api.call('signIn', { body })`. Rejects with `ApiError` only. */
export const api = {
  call: <Name extends EndpointName>(name: Name, ...[input]: CallArguments<Name>) =>
    request(name, input),
};
