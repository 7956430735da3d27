import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import {
  endpoints,
  inputIssuesOf,
  type Endpoint,
  type EndpointName,
  type Endpoints,
} from '@qarib/contracts';
import { AppError, type Person, type Ports, identify } from '../use-cases/boundary.ts';
import { sendJson } from './send-json.ts';
import { sessionTokenOf, type SessionCookie } from './session-cookie.ts';

export type Api = {
  readonly router: Router;
  readonly ports: Ports;
  readonly cookie: SessionCookie;
};

type Parsed<Name extends EndpointName, Part extends string> =
  Endpoints[Name] extends Record<Part, infer Schema extends z.ZodType>
    ? z.output<Schema>
    : undefined;
type PersonOf<Name extends EndpointName> = Endpoints[Name] extends { isPublic: true }
  ? undefined
  : Person;

/** What a handler is given: the parsed parts of the request, and who sent it. */
export type Call<Name extends EndpointName> = {
  readonly person: PersonOf<Name>;
  readonly params: Parsed<Name, 'params'>;
  readonly query: Parsed<Name, 'query'>;
  readonly body: Parsed<Name, 'body'>;
  readonly request: Request;
  readonly response: Response;
};
type Reply<Name extends EndpointName> = z.input<Endpoints[Name]['reply']>;

/** One endpoint: who is it → what do they want → the use case → the reply as the contract has it. */
export function route<Name extends EndpointName>(
  { router, ports, cookie }: Api,
  name: Name,
  handle: (call: Call<Name>) => Promise<Reply<Name>> | Reply<Name>,
): void {
  const endpoint: Endpoint = endpoints[name];
  const handler: RequestHandler = async (request, response) => {
    response.locals.endpoint = name;
    const person = endpoint.isPublic ? undefined : await personOf(ports, cookie, request);
    const call = { person, ...parse(endpoint, request), request, response } as Call<Name>;
    const reply = endpoint.reply.parse(await handle(call));
    await sendJson(request, response, reply);
  };
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  router[method](endpoint.path, handler);
}

/** The signed-in person; a change needs the session's CSRF token as well. */
export async function personOf(
  ports: Ports,
  cookie: SessionCookie,
  request: Request,
): Promise<Person> {
  const person = await identify(ports, sessionTokenOf(request, cookie));
  const csrfToken = request.get('X-CSRF-Token') ?? '';
  const isChange = request.method !== 'GET' && request.method !== 'HEAD';
  if (isChange && !ports.tokens.isCsrfToken(person.sessionId, csrfToken)) {
    throw new AppError('CSRF_TOKEN_WRONG');
  }
  return person;
}

const parts = ['params', 'query', 'body'] as const;

function parse(endpoint: Endpoint, request: Request) {
  const parsed: Partial<Record<(typeof parts)[number], unknown>> = {};
  for (const part of parts) {
    const schema = endpoint[part];
    if (schema) parsed[part] = parsePart(schema, request[part] ?? {});
  }
  return parsed;
}

export function parsePart<Schema extends z.ZodType>(schema: Schema, raw: unknown) {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new AppError('INPUT_INVALID', { issues: inputIssuesOf(result.error) });
}
