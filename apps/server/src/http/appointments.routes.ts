import { askForFollowUp } from '../use-cases/appointments/ask-for-follow-up.ts';
import { readAvailability, saveAvailability } from '../use-cases/appointments/availability.ts';
import { bookAppointment } from '../use-cases/appointments/book-appointment.ts';
import { cancelAppointment, markNoShow } from '../use-cases/appointments/end-appointment.ts';
import { findSlots } from '../use-cases/appointments/find-slots.ts';
import { listAppointments } from '../use-cases/appointments/list-appointments.ts';
import { listFollowUps } from '../use-cases/appointments/list-follow-ups.ts';
import { markArrived } from '../use-cases/appointments/mark-arrived.ts';
import { proposeRebooking } from '../use-cases/appointments/propose-rebooking.ts';
import { rescheduleAppointment } from '../use-cases/appointments/reschedule-appointment.ts';
import { startAppointment } from '../use-cases/appointments/start-appointment.ts';
import { route, type Api } from './route.ts';

export function appointmentRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'readAvailability', ({ person }) => readAvailability(ports, person, {}));
  route(api, 'saveAvailability', ({ person, body }) => saveAvailability(ports, person, body));
  route(api, 'proposeRebooking', ({ person }) => proposeRebooking(ports, person, {}));
  route(api, 'findSlots', ({ person, query }) => findSlots(ports, person, query));
  route(api, 'listAppointments', ({ person, query }) => listAppointments(ports, person, query));
  route(api, 'bookAppointment', ({ person, body }) => bookAppointment(ports, person, body));
  route(api, 'rescheduleAppointment', ({ person, params, body }) =>
    rescheduleAppointment(ports, person, { ...params, ...body }),
  );
  route(api, 'cancelAppointment', ({ person, params, body }) =>
    cancelAppointment(ports, person, { ...params, ...body }),
  );
  route(api, 'markArrived', ({ person, params, body }) =>
    markArrived(ports, person, { ...params, ...body }),
  );
  route(api, 'markNoShow', ({ person, params, body }) =>
    markNoShow(ports, person, { ...params, ...body }),
  );
  route(api, 'startAppointment', ({ person, params, body }) =>
    startAppointment(ports, person, { ...params, ...body }),
  );
  followUpRoutes(api);
}

function followUpRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'listFollowUps', ({ person }) => listFollowUps(ports, person, {}));
  route(api, 'planFollowUp', ({ person, params, body }) =>
    askForFollowUp(ports, person, { ...params, ...body }),
  );
}
