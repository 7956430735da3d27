export { Agenda } from './components/agenda.tsx';
export { AvailabilityEditor } from './components/availability-editor.tsx';
export { BookAppointment } from './components/book-appointment.tsx';
export { BookForPatient, BookInstead } from './components/book-instead.tsx';
export { FollowUps } from './components/follow-ups.tsx';
