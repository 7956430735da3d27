import appointments from '../../features/appointments/locales/ar.json';
import attachments from '../../features/attachments/locales/ar.json';
import call from '../../features/call/locales/ar.json';
import chat from '../../features/chat/locales/ar.json';
import consent from '../../features/consent/locales/ar.json';
import consultation from '../../features/consultation/locales/ar.json';
import consultationCase from '../../features/consultation-case/locales/ar.json';
import findSpecialist from '../../features/find-specialist/locales/ar.json';
import finishConsultation from '../../features/finish-consultation/locales/ar.json';
import invitation from '../../features/invitation/locales/ar.json';
import lobby from '../../features/lobby/locales/ar.json';
import nurseHome from '../../features/nurse-home/locales/ar.json';
import patients from '../../features/patients/locales/ar.json';
import recording from '../../features/recording/locales/ar.json';
import referrals from '../../features/referrals/locales/ar.json';
import reminders from '../../features/reminders/locales/ar.json';
import requestConsultation from '../../features/request-consultation/locales/ar.json';
import stills from '../../features/stills/locales/ar.json';
import unsent from '../../features/unsent/locales/ar.json';
import writtenOpinion from '../../features/written-opinion/locales/ar.json';
import codes from '../../shared/codes/locales/ar.json';
import findings from '../../shared/findings/locales/ar.json';
import note from '../../shared/note/locales/ar.json';

/** The words of what is behind the sign-in, each feature's under its name. */
export const words = {
  appointments,
  attachments,
  call,
  chat,
  codes,
  consent,
  consultation,
  'consultation-case': consultationCase,
  findings,
  'find-specialist': findSpecialist,
  'finish-consultation': finishConsultation,
  invitation,
  lobby,
  note,
  'nurse-home': nurseHome,
  patients,
  recording,
  referrals,
  reminders,
  'request-consultation': requestConsultation,
  stills,
  unsent,
  'written-opinion': writtenOpinion,
};
