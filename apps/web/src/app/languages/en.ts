import appointments from '../../features/appointments/locales/en.json';
import attachments from '../../features/attachments/locales/en.json';
import call from '../../features/call/locales/en.json';
import chat from '../../features/chat/locales/en.json';
import consent from '../../features/consent/locales/en.json';
import consultation from '../../features/consultation/locales/en.json';
import consultationCase from '../../features/consultation-case/locales/en.json';
import findSpecialist from '../../features/find-specialist/locales/en.json';
import finishConsultation from '../../features/finish-consultation/locales/en.json';
import invitation from '../../features/invitation/locales/en.json';
import lobby from '../../features/lobby/locales/en.json';
import nurseHome from '../../features/nurse-home/locales/en.json';
import patients from '../../features/patients/locales/en.json';
import recording from '../../features/recording/locales/en.json';
import referrals from '../../features/referrals/locales/en.json';
import reminders from '../../features/reminders/locales/en.json';
import requestConsultation from '../../features/request-consultation/locales/en.json';
import stills from '../../features/stills/locales/en.json';
import unsent from '../../features/unsent/locales/en.json';
import writtenOpinion from '../../features/written-opinion/locales/en.json';
import codes from '../../shared/codes/locales/en.json';
import findings from '../../shared/findings/locales/en.json';
import note from '../../shared/note/locales/en.json';

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
