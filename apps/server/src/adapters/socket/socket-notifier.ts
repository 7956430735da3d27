import type { Server } from 'socket.io';
import { guestNamespace } from '@qarib/contracts';
import type { Audience, Notifier } from '../../ports/notifier.ts';
import type { Person } from '../../ports/person.ts';

/** The Socket.IO room of an audience; a connection is a room of its own already. */
function roomOf(audience: Audience): string {
  switch (audience.kind) {
    case 'everyone':
      return 'everyone';
    case 'desk':
      return `desk:${audience.hospitalId}:${audience.specialty}`;
    case 'facility':
      return `facility:${audience.facilityId}`;
    case 'practitioner':
      return `practitioner:${audience.practitionerId}`;
    case 'region':
      return `region:${audience.regionId}`;
    case 'connection':
      return audience.connectionId;
  }
}

const guestRoom = (invitationId: string) => `guest:${invitationId}`;

const sessionRoom = (sessionId: string) => `session:${sessionId}`;

/** The rooms a person's connection belongs to. */
function roomsOf({ actor, sessionId }: Person): string[] {
  const rooms = [
    'everyone',
    sessionRoom(sessionId),
    roomOf({ kind: 'practitioner', practitionerId: actor.practitionerId }),
  ];
  if (actor.role === 'nurse')
    rooms.push(roomOf({ kind: 'facility', facilityId: actor.facilityId }));
  if (actor.role === 'coordinator')
    rooms.push(roomOf({ kind: 'region', regionId: actor.regionId }));
  if (actor.role === 'specialist') {
    const { facilityId: hospitalId, specialties } = actor;
    rooms.push(...specialties.map((specialty) => roomOf({ kind: 'desk', hospitalId, specialty })));
  }
  return rooms;
}

export function createSocketNotifier(io: Server): Notifier {
  const guests = io.of(guestNamespace);
  return {
    tell(audiences, fact, payload) {
      // No room at all would mean everybody to Socket.IO.
      if (audiences.length === 0) return;
      const rooms = audiences.map(roomOf);
      io.to(rooms).emit(fact, payload);
      // Guests are in no room of the site, of a person or of those on call: see `welcomeGuest`.
      guests.to(rooms).emit(fact, payload);
    },
    welcome(connectionId, person) {
      io.in(connectionId).socketsJoin(roomsOf(person));
    },
    welcomeGuest(connectionId, invitationId) {
      guests.in(connectionId).socketsJoin(['everyone', guestRoom(invitationId)]);
    },
    disconnectGuest(invitationId) {
      guests.in(guestRoom(invitationId)).disconnectSockets(true);
    },
    disconnectSession(sessionId) {
      io.in(sessionRoom(sessionId)).disconnectSockets(true);
    },
  };
}
