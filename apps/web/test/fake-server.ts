import {
  endpoints,
  errorStatuses,
  type Endpoint,
  type EndpointName,
  type EndpointReply,
  type ErrorCode,
} from '@qarib/contracts';

export type FakeCall = {
  readonly name: EndpointName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** As the endpoint's own schema reads it: a test cannot pass with a body the server would refuse. */
  readonly body: unknown;
};

type Answer = (call: FakeCall) => Response | Promise<Response>;
const names = Object.keys(endpoints) as EndpointName[];

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const pattern = template.replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}$`).exec(path)?.groups ?? (template === path ? {} : undefined);
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

export const refusal = (code: ErrorCode, details?: Readonly<Record<string, string>>) =>
  json(errorStatuses[code], {
    type: `urn:qarib:error:${code}`,
    title: code,
    status: errorStatuses[code],
    code,
    instance: 'test-instance',
    ...(details && { details }),
  });

/** The server's edge, held to the contracts on both sides. What it is not told to answer it does not know. */
export class FakeServer {
  readonly calls: FakeCall[] = [];
  /** How far its clock is ahead of the device's. */
  clockAheadMs = 0;
  /** A network comes and goes. */
  isReached = true;
  /** What a page begins with, as a build made it. */
  page = '';
  readonly #answers = new Map<EndpointName, Answer>();

  answer<Name extends EndpointName>(
    name: Name,
    reply: EndpointReply<Name> | ((call: FakeCall) => EndpointReply<Name> | Response),
  ): this {
    this.#answers.set(name, (call) => {
      const answer = typeof reply === 'function' ? reply(call) : reply;
      return answer instanceof Response ? answer : json(200, answer);
    });
    return this;
  }

  /** Answers once something else has happened. */
  answerLater<Name extends EndpointName>(
    name: Name,
    when: Promise<void>,
    reply: () => EndpointReply<Name> | Response,
  ): this {
    this.#answers.set(name, async () => {
      await when;
      const answer = reply();
      return answer instanceof Response ? answer : json(200, answer);
    });
    return this;
  }

  refuse(name: EndpointName, code: ErrorCode): this {
    this.#answers.set(name, () => refusal(code));
    return this;
  }

  callsOf(name: EndpointName): readonly FakeCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://localhost');
    if (!this.isReached) throw new TypeError('Failed to fetch');
    if (url.pathname === '/index.html') return new Response(this.page);
    const method = init.method ?? 'GET';
    for (const name of names) {
      const endpoint: Endpoint = endpoints[name];
      const params = method === endpoint.method && matchPath(endpoint.path, url.pathname);
      if (!params) continue;
      const sent: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const parsed = endpoint.body?.safeParse(sent);
      if (parsed && !parsed.success) return refusal('INPUT_INVALID');
      const query = Object.fromEntries(url.searchParams);
      const call: FakeCall = { name, params, query, body: parsed?.data };
      this.calls.push(call);
      return this.#dated((await this.#answers.get(name)?.(call)) ?? refusal('NOT_FOUND'));
    }
    return refusal('NOT_FOUND');
  };

  #dated(response: Response): Response {
    response.headers.set('Date', new Date(Date.now() + this.clockAheadMs).toUTCString());
    return response;
  }
}
