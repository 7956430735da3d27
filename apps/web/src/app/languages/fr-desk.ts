import audit from '../../features/audit/locales/fr.json';
import consultationNote from '../../features/consultation-note/locales/fr.json';
import coordinatorBoard from '../../features/coordinator-board/locales/fr.json';
import onCallQueue from '../../features/on-call-queue/locales/fr.json';
import passOn from '../../features/pass-on/locales/fr.json';
import rota from '../../features/rota/locales/fr.json';

/** The words that no nurse reads: the specialist's, the coordinator's and the administrator's. */
export const words = {
  audit,
  'consultation-note': consultationNote,
  'coordinator-board': coordinatorBoard,
  'on-call-queue': onCallQueue,
  'pass-on': passOn,
  rota,
};
