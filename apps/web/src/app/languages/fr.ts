import appointments from '../../features/appointments/locales/fr.json';
import attachments from '../../features/attachments/locales/fr.json';
import call from '../../features/call/locales/fr.json';
import chat from '../../features/chat/locales/fr.json';
import consent from '../../features/consent/locales/fr.json';
import consultation from '../../features/consultation/locales/fr.json';
import consultationCase from '../../features/consultation-case/locales/fr.json';
import findSpecialist from '../../features/find-specialist/locales/fr.json';
import finishConsultation from '../../features/finish-consultation/locales/fr.json';
import invitation from '../../features/invitation/locales/fr.json';
import lobby from '../../features/lobby/locales/fr.json';
import nurseHome from '../../features/nurse-home/locales/fr.json';
import patients from '../../features/patients/locales/fr.json';
import recording from '../../features/recording/locales/fr.json';
import referrals from '../../features/referrals/locales/fr.json';
import reminders from '../../features/reminders/locales/fr.json';
import requestConsultation from '../../features/request-consultation/locales/fr.json';
import stills from '../../features/stills/locales/fr.json';
import unsent from '../../features/unsent/locales/fr.json';
import writtenOpinion from '../../features/written-opinion/locales/fr.json';
import codes from '../../shared/codes/locales/fr.json';
import findings from '../../shared/findings/locales/fr.json';
import note from '../../shared/note/locales/fr.json';

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
