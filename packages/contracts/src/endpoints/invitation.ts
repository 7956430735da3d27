import * as invitations from '../invitations.ts';
import { id } from '../primitives.ts';
import { byId, type Endpoint } from './endpoint.ts';

const invitationRef = byId.extend({ invitationId: id });

export const invitationEndpoints = {
  searchColleagues: {
    method: 'GET',
    path: '/api/consultations/:id/colleagues',
    summary: 'Nurses and specialists who may be invited into the call, by name or specialty',
    params: byId,
    query: invitations.colleagueSearch,
    reply: invitations.colleagueList,
  },
  listInvitations: {
    method: 'GET',
    path: '/api/consultations/:id/invitations',
    summary: 'Who is invited into the call now',
    params: byId,
    reply: invitations.invitationList,
  },
  inviteColleague: {
    method: 'POST',
    path: '/api/consultations/:id/invitations',
    summary: 'Invite a colleague into the call; the case stays closed to them',
    params: byId,
    body: invitations.colleagueInvitation,
    reply: invitations.invitation,
  },
  inviteGuest: {
    method: 'POST',
    path: '/api/consultations/:id/guest-links',
    summary: 'Make a link that lets one outside person into this call, once',
    params: byId,
    body: invitations.guestInvitation,
    reply: invitations.guestLink,
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/consultations/:id/invitations/:invitationId',
    summary: 'Take an invitation back; whoever used it leaves the call at once',
    params: invitationRef,
    reply: invitations.invitation,
  },
  listReceivedInvitations: {
    method: 'GET',
    path: '/api/invitations',
    summary: 'The calls a colleague is invited into now',
    reply: invitations.receivedInvitations,
  },
  lookAtGuestLink: {
    method: 'POST',
    path: '/api/guest/link',
    summary: 'Who invites with this link; looking does not use it up',
    isPublic: true,
    body: invitations.guestTokenBody,
    reply: invitations.receivedInvitation,
  },
  enterAsGuest: {
    method: 'POST',
    path: '/api/guest',
    summary: "Use a link up: from now on this browser is its guest's",
    isPublic: true,
    body: invitations.guestEntry,
    reply: invitations.guestPass,
  },
  readGuest: {
    method: 'GET',
    path: '/api/guest',
    summary: 'Whose guest this browser is, by its own cookie; a session opens nothing here',
    isPublic: true,
    reply: invitations.guestPass,
  },
} as const satisfies Record<string, Endpoint>;
