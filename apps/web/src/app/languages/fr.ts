import call from '../../features/call/locales/fr.json';
import consultationNote from '../../features/consultation-note/locales/fr.json';
import lobby from '../../features/lobby/locales/fr.json';
import onCallQueue from '../../features/on-call-queue/locales/fr.json';
import shared from '../../shared/locales/fr.json';

/** Each feature's words under the feature's name. */
export const words = {
  shared,
  call,
  'consultation-note': consultationNote,
  lobby,
  'on-call-queue': onCallQueue,
};
