import { setContactPreference } from '../use-cases/patients/set-contact-preference.ts';
import { listReminders } from '../use-cases/reminders/list-reminders.ts';
import { retryReminder } from '../use-cases/reminders/retry-reminder.ts';
import { route, type Api } from './route.ts';

export function reminderRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'listReminders', ({ person, query }) => listReminders(ports, person, query));
  route(api, 'retryReminder', ({ person, params, body }) =>
    retryReminder(ports, person, { ...params, ...body }),
  );
  route(api, 'setContactPreference', ({ person, params, body }) =>
    setContactPreference(ports, person, { ...params, ...body }),
  );
}
