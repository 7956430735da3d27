import call from '../../features/call/locales/ar.json';
import consultationNote from '../../features/consultation-note/locales/ar.json';
import lobby from '../../features/lobby/locales/ar.json';
import onCallQueue from '../../features/on-call-queue/locales/ar.json';
import shared from '../../shared/locales/ar.json';

/** Each feature's words under the feature's name. */
export const words = {
  shared,
  call,
  'consultation-note': consultationNote,
  lobby,
  'on-call-queue': onCallQueue,
};
