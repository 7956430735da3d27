import call from '../../features/call/locales/en.json';
import consultationNote from '../../features/consultation-note/locales/en.json';
import lobby from '../../features/lobby/locales/en.json';
import onCallQueue from '../../features/on-call-queue/locales/en.json';
import shared from '../../shared/locales/en.json';

/** Each feature's words under the feature's name. */
export const words = {
  shared,
  call,
  'consultation-note': consultationNote,
  lobby,
  'on-call-queue': onCallQueue,
};
