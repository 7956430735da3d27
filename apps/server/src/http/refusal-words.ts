import type { Language } from '@qarib/contracts';

export type Refusal = 'signedOut' | 'notFound' | 'notSigned' | 'tooMany' | 'busy' | 'failed';

type RefusalWords = {
  readonly title: string;
  readonly headings: Readonly<Record<Refusal, string>>;
  readonly texts: Readonly<Record<Refusal, string>>;
  readonly signIn: string;
  readonly open: string;
  readonly tryAgain: string;
  readonly reference: string;
};

/** Why an address does not open, and what to do next. */
export const refusalWords: Readonly<Record<Language, RefusalWords>> = {
  fr: {
    title: 'Ce document ne s’ouvre pas',
    headings: {
      signedOut: 'Vous n’êtes plus connecté·e',
      notFound: 'Rien à montrer ici',
      notSigned: 'Le compte rendu n’est pas encore signé',
      tooMany: 'Trop de documents en peu de temps',
      busy: 'Le serveur est occupé',
      failed: 'Le document n’a pas pu être fait',
    },
    texts: {
      signedOut:
        'Votre session est terminée. Connectez-vous, puis ouvrez de nouveau le document depuis le dossier.',
      notFound:
        'Ce document n’existe pas, ou vous n’y avez pas accès. Fermez cet onglet et ouvrez le document depuis le dossier.',
      notSigned:
        'On n’imprime que ce qui est signé. Fermez cet onglet, signez le compte rendu, puis imprimez.',
      tooMany: 'Attendez quelques minutes, puis ouvrez de nouveau le document depuis le dossier.',
      busy: 'Rien n’est perdu. Attendez un instant, puis réessayez.',
      failed:
        'Rien n’est perdu : ce qui est signé est gardé. Réessayez ; si cela revient, donnez la référence à l’administrateur.',
    },
    signIn: 'Se connecter',
    open: 'Ouvrir Qarib',
    tryAgain: 'Réessayer',
    reference: 'Référence :',
  },
  ar: {
    title: 'هذه الوثيقة لا تُفتح',
    headings: {
      signedOut: 'لم تعد متصلًا بحسابك',
      notFound: 'لا شيء يُعرض هنا',
      notSigned: 'لم يُوقَّع التقرير بعد',
      tooMany: 'وثائق كثيرة في وقت قصير',
      busy: 'الخادم مشغول',
      failed: 'تعذّر إعداد الوثيقة',
    },
    texts: {
      signedOut: 'انتهت جلستك. سجّل الدخول ثم افتح الوثيقة من جديد من ملف الاستشارة.',
      notFound:
        'هذه الوثيقة غير موجودة، أو ليس لك حق الاطلاع عليها. أغلق هذه الصفحة وافتح الوثيقة من ملف الاستشارة.',
      notSigned: 'لا يُطبع إلا ما هو موقّع. أغلق هذه الصفحة، ووقّع التقرير، ثم اطبعه.',
      tooMany: 'انتظر بضع دقائق ثم افتح الوثيقة من جديد من ملف الاستشارة.',
      busy: 'لم يضع شيء. انتظر لحظة ثم أعد المحاولة.',
      failed: 'لم يضع شيء: ما وُقّع محفوظ. أعد المحاولة؛ وإن تكرر الأمر فأعطِ المرجع للمسؤول.',
    },
    signIn: 'تسجيل الدخول',
    open: 'فتح قريب',
    tryAgain: 'إعادة المحاولة',
    reference: 'المرجع:',
  },
  en: {
    title: 'This document does not open',
    headings: {
      signedOut: 'You are no longer signed in',
      notFound: 'Nothing to show here',
      notSigned: 'The note is not signed yet',
      tooMany: 'Too many documents in a short time',
      busy: 'The server is busy',
      failed: 'The document could not be made',
    },
    texts: {
      signedOut: 'Your session is over. Sign in, then open the document again from the case.',
      notFound:
        'This document does not exist, or you have no access to it. Close this tab and open the document from the case.',
      notSigned: 'Only what is signed is printed. Close this tab, sign the note, then print it.',
      tooMany: 'Wait some minutes, then open the document again from the case.',
      busy: 'Nothing is lost. Wait a moment, then try again.',
      failed:
        'Nothing is lost: what was signed is kept. Try again; if it happens again, give the reference to the administrator.',
    },
    signIn: 'Sign in',
    open: 'Open Qarib',
    tryAgain: 'Try again',
    reference: 'Reference:',
  },
};
