import * as appointments from '../appointments.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const appointmentEndpoints = {
  readAvailability: {
    method: 'GET',
    path: '/api/availability',
    summary: 'When the specialist sees patients, and who is booked in an absence',
    reply: appointments.availability,
  },
  saveAvailability: {
    method: 'PUT',
    path: '/api/availability',
    summary: 'All rules and exceptions of the specialist, on sight of a version',
    body: appointments.availabilityDraft,
    reply: appointments.availability,
  },
  proposeRebooking: {
    method: 'GET',
    path: '/api/availability/rebooking',
    summary:
      'A new time for each who is booked in an absence of the specialist, all of them free together',
    reply: appointments.rebookingList,
  },
  findSlots: {
    method: 'GET',
    path: '/api/slots',
    summary: 'Free times of a specialty, over all hospitals or of one specialist',
    query: appointments.slotSearch,
    reply: appointments.slotList,
  },
  listAppointments: {
    method: 'GET',
    path: '/api/appointments',
    summary: "The site's, or the specialist's own, of some days",
    query: appointments.appointmentFilter,
    reply: appointments.appointmentList,
  },
  bookAppointment: {
    method: 'POST',
    path: '/api/appointments',
    summary: 'Take a free time: exactly one can',
    body: appointments.appointmentBooking,
    reply: appointments.appointment,
  },
  rescheduleAppointment: {
    method: 'POST',
    path: '/api/appointments/:id/reschedule',
    summary: 'Another time, also of a colleague; the old one is free only if the new one was',
    params: byId,
    body: appointments.appointmentMove,
    reply: appointments.appointment,
  },
  cancelAppointment: {
    method: 'POST',
    path: '/api/appointments/:id/cancel',
    summary: 'Call it off; its time is free again',
    params: byId,
    body: appointments.appointmentCancellation,
    reply: appointments.appointment,
  },
  markArrived: {
    method: 'POST',
    path: '/api/appointments/:id/arrive',
    summary: 'The patient is there, on the day; the specialist sees it at once',
    params: byId,
    body: appointments.appointmentCommand,
    reply: appointments.appointment,
  },
  markNoShow: {
    method: 'POST',
    path: '/api/appointments/:id/no-show',
    summary: 'The time came and the patient did not',
    params: byId,
    body: appointments.appointmentCommand,
    reply: appointments.appointment,
  },
  startAppointment: {
    method: 'POST',
    path: '/api/appointments/:id/start',
    summary: 'It becomes a consultation that its specialist has accepted already',
    params: byId,
    body: appointments.appointmentCommand,
    reply: appointments.appointment,
  },
  listFollowUps: {
    method: 'GET',
    path: '/api/follow-ups',
    summary: "Who is to be seen again and has no time yet: the site's, or the specialist's own",
    reply: appointments.followUpList,
  },
  planFollowUp: {
    method: 'PUT',
    path: '/api/consultations/:id/follow-up',
    summary:
      'The responsible physician wants to see the patient again; said again it changes the day',
    params: byId,
    body: appointments.followUpPlan,
    reply: appointments.followUpReply,
  },
} as const satisfies Record<string, Endpoint>;
