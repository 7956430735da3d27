import audit from '../../features/audit/locales/ar.json';
import consultationNote from '../../features/consultation-note/locales/ar.json';
import coordinatorBoard from '../../features/coordinator-board/locales/ar.json';
import onCallQueue from '../../features/on-call-queue/locales/ar.json';
import passOn from '../../features/pass-on/locales/ar.json';
import rota from '../../features/rota/locales/ar.json';

/** The words that no nurse reads: the specialist's, the coordinator's and the administrator's. */
export const words = {
  audit,
  'consultation-note': consultationNote,
  'coordinator-board': coordinatorBoard,
  'on-call-queue': onCallQueue,
  'pass-on': passOn,
  rota,
};
