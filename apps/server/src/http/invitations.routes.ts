import { enterAsGuest } from '../use-cases/enter-as-guest.ts';
import { inviteColleague } from '../use-cases/invite-colleague.ts';
import { inviteGuest } from '../use-cases/invite-guest.ts';
import { listInvitations } from '../use-cases/list-invitations.ts';
import { listReceivedInvitations } from '../use-cases/list-received-invitations.ts';
import { lookAtGuestLink } from '../use-cases/look-at-guest-link.ts';
import { readGuest } from '../use-cases/read-guest.ts';
import { searchColleagues } from '../use-cases/search-colleagues.ts';
import { withdrawInvitation } from '../use-cases/withdraw-invitation.ts';
import { route, type Api } from './route.ts';
import { guestCookieFor, sessionTokenOf, setSessionCookie } from './session-cookie.ts';

export function invitationRoutes(api: Api): void {
  const { ports } = api;
  const cookie = guestCookieFor(api.cookie);
  route(api, 'searchColleagues', ({ person, params, query }) =>
    searchColleagues(ports, person, { ...params, ...query }),
  );
  route(api, 'listInvitations', ({ person, params }) => listInvitations(ports, person, params));
  route(api, 'inviteColleague', ({ person, params, body }) =>
    inviteColleague(ports, person, { ...params, ...body }),
  );
  route(api, 'inviteGuest', ({ person, params, body }) =>
    inviteGuest(ports, person, { ...params, ...body }),
  );
  route(api, 'withdrawInvitation', ({ person, params }) =>
    withdrawInvitation(ports, person, params),
  );
  route(api, 'listReceivedInvitations', ({ person }) => listReceivedInvitations(ports, person));
  route(api, 'lookAtGuestLink', ({ body, request }) =>
    lookAtGuestLink(ports, { ...body, address: request.ip ?? '' }),
  );
  route(api, 'enterAsGuest', async ({ body, request, response }) => {
    const { pass, token } = await enterAsGuest(ports, { ...body, address: request.ip ?? '' });
    setSessionCookie(response, cookie, token);
    return pass;
  });
  route(api, 'readGuest', ({ request }) => readGuest(ports, sessionTokenOf(request, cookie)));
}
