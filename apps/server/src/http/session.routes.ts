import { changePassword } from '../use-cases/account/change-password.ts';
import { chooseLanguage } from '../use-cases/account/choose-language.ts';
import { listDemoPeople } from '../use-cases/account/list-demo-people.ts';
import { readHealth } from '../use-cases/platform/read-health.ts';
import { readSession } from '../use-cases/account/read-session.ts';
import { setProfessionalNumber } from '../use-cases/account/set-professional-number.ts';
import { signInAsDemoPerson } from '../use-cases/account/sign-in-as-demo-person.ts';
import { signIn } from '../use-cases/account/sign-in.ts';
import { signOut } from '../use-cases/account/sign-out.ts';
import { route, type Api } from './route.ts';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from './session-cookie.ts';

export function sessionRoutes(api: Api): void {
  const { ports, cookie } = api;
  route(api, 'readHealth', () => readHealth(ports));
  route(api, 'readSession', ({ person }) => readSession(ports, person));
  route(api, 'signIn', async ({ body, request, response }) => {
    const formerToken = sessionTokenOf(request, cookie);
    const address = request.ip ?? '';
    const { token, session } = await signIn(ports, { ...body, address, formerToken });
    setSessionCookie(response, cookie, token);
    return session;
  });
  route(api, 'listDemoPeople', () => listDemoPeople(ports));
  route(api, 'signInAsDemoPerson', async ({ body, request, response }) => {
    const formerToken = sessionTokenOf(request, cookie);
    const { token, session } = await signInAsDemoPerson(ports, { ...body, formerToken });
    setSessionCookie(response, cookie, token);
    return session;
  });
  route(api, 'signOut', async ({ person, response }) => {
    const reply = await signOut(ports, person);
    clearSessionCookie(response, cookie);
    return reply;
  });
  route(api, 'setProfessionalNumber', ({ person, body }) =>
    setProfessionalNumber(ports, person, body),
  );
  route(api, 'changePassword', ({ person, body, request }) =>
    changePassword(ports, person, { ...body, address: request.ip ?? '' }),
  );
  route(api, 'chooseLanguage', ({ person, body }) => chooseLanguage(ports, person, body));
}
