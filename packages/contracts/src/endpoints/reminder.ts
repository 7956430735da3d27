import { patient } from '../patients.ts';
import * as reminders from '../reminders.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const reminderEndpoints = {
  listReminders: {
    method: 'GET',
    path: '/api/reminders',
    summary: 'The outbox: all of it for the administrator, their region’s for a coordinator',
    query: reminders.reminderListQuery,
    reply: reminders.reminderList,
  },
  retryReminder: {
    method: 'POST',
    path: '/api/reminders/:id/retry',
    summary: 'A failed reminder is due now',
    params: byId,
    body: reminders.reminderVersion,
    reply: reminders.reminder,
  },
  setContactPreference: {
    method: 'PUT',
    path: '/api/patients/:id/contact-preference',
    summary: 'Whether a patient of the own site wants reminders, and in which language',
    params: byId,
    body: reminders.contactPreference,
    reply: patient,
  },
} as const satisfies Record<string, Endpoint>;
