import {
  endpoints,
  type EndpointInput,
  type EndpointName,
  type EndpointReply,
} from '@qarib/contracts';

export const origin = 'http://qarib.bench';

type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** Somebody of the demo at their browser, as far as HTTP goes. */
export class Person {
  readonly #url: string;
  #cookie = '';
  #csrfToken = '';

  private constructor(url: string) {
    this.#url = url;
  }

  static async signIn(url: string, practitionerId: string): Promise<Person> {
    const person = new Person(url);
    const session = await person.call('signInAsDemoPerson', { body: { practitionerId } });
    person.#csrfToken = session.csrfToken;
    return person;
  }

  async call<Name extends EndpointName>(
    name: Name,
    input: EndpointInput<Name>,
  ): Promise<EndpointReply<Name>> {
    const { method, path: template, reply } = endpoints[name];
    const { params = {}, query = {}, body }: Parts = input;
    const path = template.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${this.#url}${path}${search && `?${search}`}`, {
      method,
      headers: {
        Origin: origin,
        Cookie: this.#cookie,
        'Content-Type': 'application/json',
        ...(this.#csrfToken && { 'X-CSRF-Token': this.#csrfToken }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return reply.parse(await response.json()) as EndpointReply<Name>;
  }
}
