import audit from '../../features/audit/locales/en.json';
import consultationNote from '../../features/consultation-note/locales/en.json';
import coordinatorBoard from '../../features/coordinator-board/locales/en.json';
import onCallQueue from '../../features/on-call-queue/locales/en.json';
import passOn from '../../features/pass-on/locales/en.json';
import rota from '../../features/rota/locales/en.json';

/** The words that no nurse reads: the specialist's, the coordinator's and the administrator's. */
export const words = {
  audit,
  'consultation-note': consultationNote,
  'coordinator-board': coordinatorBoard,
  'on-call-queue': onCallQueue,
  'pass-on': passOn,
  rota,
};
