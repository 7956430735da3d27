import { enterAsGuest } from '../use-cases/invitations/enter-as-guest.ts';
import { inviteColleague } from '../use-cases/invitations/invite-colleague.ts';
import { inviteGuest } from '../use-cases/invitations/invite-guest.ts';
import { listInvitations } from '../use-cases/invitations/list-invitations.ts';
import { listReceivedInvitations } from '../use-cases/invitations/list-received-invitations.ts';
import { lookAtGuestLink } from '../use-cases/invitations/look-at-guest-link.ts';
import { readGuest } from '../use-cases/invitations/read-guest.ts';
import { searchColleagues } from '../use-cases/invitations/search-colleagues.ts';
import { withdrawInvitation } from '../use-cases/invitations/withdraw-invitation.ts';
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
