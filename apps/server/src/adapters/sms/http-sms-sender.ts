import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { MessageFailure, type OutgoingMessage, type Sender } from '../../ports/messenger.ts';

export type SmsSettings = {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** With `{{to}}`, `{{text}}`, `{{id}}` and `{{secret}}`; escaped as its Content-Type needs it. */
  readonly body: string;
  /** Matches an answer that means "accepted"; without it any 2xx does. */
  readonly success?: RegExp | undefined;
  readonly secret?: string | undefined;
  readonly timeoutMs: number;
};

const mostReplyBytes = 64 * 1024;

/** Where cloud machines keep their credentials; no gateway lives there. */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addAddress('0.0.0.0', 'ipv4');
linkLocal.addAddress('::', 'ipv6');

/**
 * Any HTTP gateway. Its address is the operator's alone, nothing of a message gets into it, redirects
 * are not followed and the answer is read up to a limit.
 */
export function createHttpSmsSender(settings: SmsSettings): Sender {
  return {
    async send(message) {
      const address = await resolve(new URL(settings.url).hostname);
      const { status, body } = await exchange(settings, message, address);
      const isAccepted = status >= 200 && status < 300 && (settings.success?.test(body) ?? true);
      if (!isAccepted) throw new MessageFailure('refused');
    },
  };
}

/** The address that was looked at is the one that is used: it cannot change in between. */
async function resolve(hostname: string): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const { address } = await lookup(host).catch(() => {
    throw new MessageFailure('unreachable');
  });
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (linkLocal.check(address, family)) throw new MessageFailure('unreachable');
  return address;
}

type Answer = { readonly status: number; readonly body: string };

function exchange(
  settings: SmsSettings,
  message: OutgoingMessage,
  address: string,
): Promise<Answer> {
  const { url, method, timeoutMs } = settings;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const { headers, body } = filled(settings, message);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolved, rejected) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = () => rejected(new MessageFailure(signal.aborted ? 'timed-out' : 'unreachable'));
    const options = { method, headers, signal, host: address, path: pathname + search };
    const secured = isIP(hostname) === 0 ? { servername: hostname } : {};
    const request = send({ ...options, ...secured, ...(port && { port }) }, (response) => {
      readAnswer(response).then(resolved, fail);
    });
    request.on('error', fail);
    request.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostReplyBytes) break;
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

function filled(settings: SmsSettings, message: OutgoingMessage) {
  const values = { ...message, secret: settings.secret ?? '' };
  const fill = (template: string, escape: (value: string) => string) =>
    template.replace(/\{\{(to|text|id|secret)\}\}/g, (_, key: keyof typeof values) =>
      escape(values[key]),
    );
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings.headers)) {
    own[name.toLowerCase()] = fill(value, (text) => text.replace(/[^\x20-\x7e]/g, ''));
  }
  const type = own['content-type'] ?? 'application/json';
  const isJson = /json/i.test(type);
  const escape = isJson ? (text: string) => JSON.stringify(text).slice(1, -1) : encodeURIComponent;
  const body = Buffer.from(fill(settings.body, escape));
  const headers = {
    'content-type': type,
    host: new URL(settings.url).host,
    ...own,
    'content-length': body.length,
    'idempotency-key': message.id,
  };
  return { headers, body };
}
