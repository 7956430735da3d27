import type { LocalizedText } from '../catalogue/geography.ts';
import { definitionWords } from './definition-words.ts';
import { indicators, type Indicator } from './indicators.ts';
import type { Measure } from './measures.ts';

/** What is counted besides the indicators, in words: the raw numbers that figures are made from. */
const words: Record<Exclude<Measure, Indicator>, LocalizedText> = {
  waited: {
    fr: 'Demandes immédiates acceptées, dont l’attente est connue',
    ar: 'طلبات فورية مقبولة يُعرف انتظارها',
    en: 'Immediate requests answered, whose wait is known',
  },
  waitSeconds: {
    fr: 'Leur attente en tout, en secondes',
    ar: 'مجموع انتظارها بالثواني',
    en: 'Their waits together, in seconds',
  },
  opinions: { fr: 'Avis écrits rendus', ar: 'آراء كتابية مقدَّمة', en: 'Written opinions given' },
  opinionSeconds: {
    fr: 'Leur délai en tout, en secondes',
    ar: 'مجموع آجالها بالثواني',
    en: 'Their delays together, in seconds',
  },
  opinionsInTime: {
    fr: 'Avis rendus avant l’échéance',
    ar: 'آراء مقدَّمة قبل أجلها',
    en: 'Opinions given before they were due',
  },
  outcomes: {
    fr: 'Consultations abouties dont l’issue est dite',
    ar: 'استشارات مكتملة ذُكرت نتيجتها',
    en: 'Completed consultations that say how they ended',
  },
  transfers: { fr: 'Patients transférés', ar: 'مرضى حُوّلوا', en: 'Patients transferred' },
  transfersAvoided: {
    fr: 'Patients restés au site',
    ar: 'مرضى بقوا في المركز',
    en: 'Patients who stayed at the site',
  },
  journeysKnown: {
    fr: 'Transferts évités dont la distance est connue',
    ar: 'تحويلات تم تفاديها تُعرف مسافتها',
    en: 'Transfers avoided whose distance is known',
  },
  journeyAvoidedKm: {
    fr: 'Kilomètres évités',
    ar: 'كيلومترات تم تفاديها',
    en: 'Kilometres avoided',
  },
  wentOnInWriting: {
    fr: 'Appels continués par écrit',
    ar: 'مكالمات استمرت كتابةً',
    en: 'Calls that went on in writing',
  },
  wentOnInChat: {
    fr: 'Appels coupés, continués par messages',
    ar: 'مكالمات انقطعت واستمرت بالرسائل',
    en: 'Calls cut off that went on in messages',
  },
  referrals: {
    fr: 'Patients adressés à un hôpital',
    ar: 'مرضى وُجّهوا إلى مستشفى',
    en: 'Patients sent to a hospital',
  },
  referralsArrived: {
    fr: 'Dont l’arrivée est connue',
    ar: 'منهم من عُرف وصوله',
    en: 'Of them, known to have arrived',
  },
  referralsCancelled: {
    fr: 'Dont l’envoi est annulé',
    ar: 'منهم من أُلغي توجيهه',
    en: 'Of them, called off',
  },
  booked: { fr: 'Rendez-vous prévus', ar: 'مواعيد محجوزة', en: 'Appointments booked' },
  kept: {
    fr: 'Rendez-vous où le patient est venu',
    ar: 'مواعيد حضر إليها المريض',
    en: 'Appointments the patient came to',
  },
  bookingsCancelled: {
    fr: 'Rendez-vous annulés',
    ar: 'مواعيد أُلغيت',
    en: 'Appointments called off',
  },
  noShows: { fr: 'Rendez-vous manqués', ar: 'مواعيد لم يُحضر إليها', en: 'No-shows' },
  calls: { fr: 'Appels', ar: 'مكالمات', en: 'Calls' },
  connections: {
    fr: 'Connexions aux appels, retours compris',
    ar: 'اتصالات بالمكالمات مع كل عودة',
    en: 'Connections to calls, each return included',
  },
  measuredRoundTrip: {
    fr: 'Appels au temps d’aller-retour mesuré',
    ar: 'مكالمات قيس زمن ذهابها وإيابها',
    en: 'Calls whose round trip was measured',
  },
  roundTripMs: {
    fr: 'Leurs temps d’aller-retour en tout, en millisecondes',
    ar: 'مجموع أزمنة ذهابها وإيابها بالمللي ثانية',
    en: 'Their round trips together, in milliseconds',
  },
  measuredLoss: {
    fr: 'Appels aux pertes mesurées',
    ar: 'مكالمات قيس فقدها',
    en: 'Calls whose loss was measured',
  },
  lossPermille: {
    fr: 'Leurs pertes en tout, en millièmes',
    ar: 'مجموع فقدها بالألف',
    en: 'Their losses together, in thousandths',
  },
  rejoins: { fr: 'Reprises après coupure', ar: 'العودة بعد الانقطاع', en: 'Rejoins after a cut' },
  pictureLosses: { fr: 'Pertes d’image', ar: 'فقدان الصورة', en: 'Picture losses' },
  fallbacks: {
    fr: 'Connexions dont l’image a été abandonnée pour la liaison',
    ar: 'اتصالات أُوقفت صورتها بسبب الربط',
    en: 'Connections whose picture was given up for the link',
  },
  measuredUp: {
    fr: 'Connexions au débit montant mesuré',
    ar: 'اتصالات قيس صبيبها الصاعد',
    en: 'Connections whose rate up was measured',
  },
  upKbps: {
    fr: 'Leurs débits montants en tout, en kbit/s',
    ar: 'مجموع صبيبها الصاعد بالكيلوبت في الثانية',
    en: 'Their rates up together, in kbit/s',
  },
  measuredDown: {
    fr: 'Connexions au débit descendant mesuré',
    ar: 'اتصالات قيس صبيبها النازل',
    en: 'Connections whose rate down was measured',
  },
  downKbps: {
    fr: 'Leurs débits descendants en tout, en kbit/s',
    ar: 'مجموع صبيبها النازل بالكيلوبت في الثانية',
    en: 'Their rates down together, in kbit/s',
  },
  measuredSound: {
    fr: 'Connexions au son mesuré',
    ar: 'اتصالات قيس صوتها',
    en: 'Connections whose sound was measured',
  },
  concealedPermille: {
    fr: 'Leur son reconstitué en tout, en millièmes',
    ar: 'مجموع صوتها المعوَّض بالألف',
    en: 'Their made-up sound together, in thousandths',
  },
  complaints: { fr: 'Réclamations', ar: 'الشكايات', en: 'Complaints' },
};

const isIndicator = (measure: Measure): measure is Indicator =>
  indicators.some((indicator) => indicator === measure);

/** What a column of raw numbers counts. */
export const measureWords = (measure: Measure): LocalizedText =>
  isIndicator(measure) ? definitionWords[measure].definition : words[measure];
