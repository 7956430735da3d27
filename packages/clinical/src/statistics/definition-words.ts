import type { LocalizedText } from '../catalogue/geography.ts';
import type { FigureId } from './definitions.ts';

type Words = { readonly name: LocalizedText; readonly definition: LocalizedText };

/** The one place where each figure is called by its name and defined in words. */
export const definitionWords: Record<FigureId, Words> = {
  requested: {
    name: { fr: 'Demandées', ar: 'المطلوبة', en: 'Requested' },
    definition: {
      fr: 'Consultations demandées par un site pour un patient. Les essais et les brouillons ne comptent pas. Tous les autres chiffres comptent au jour de la demande.',
      ar: 'استشارات طلبها مركز صحي لمريض. لا تُحسب التمارين والمسودات. كل الأرقام الأخرى تُحسب في يوم الطلب.',
      en: 'Consultations a site asked for, for a patient. Practice and drafts do not count. All other figures count on the day of the request.',
    },
  },
  answered: {
    name: { fr: 'Acceptées', ar: 'المقبولة', en: 'Answered' },
    definition: {
      fr: 'Un médecin identifié a accepté la demande.',
      ar: 'قَبِل الطلبَ طبيبٌ معروف الهوية.',
      en: 'An identified physician took the request on.',
    },
  },
  attempted: {
    name: { fr: 'Tentées', ar: 'التي جرت محاولتها', en: 'Attempted' },
    definition: {
      fr: 'Acceptées, et quelqu’un est entré dans l’appel ou l’avis est donné par écrit.',
      ar: 'قُبلت، ودخل أحدٌ المكالمة أو يُعطى الرأي كتابةً.',
      en: 'Answered, and somebody entered the call or the opinion is given in writing.',
    },
  },
  completed: {
    name: { fr: 'Abouties', ar: 'المكتملة', en: 'Completed' },
    definition: {
      fr: 'Un médecin identifié a participé, son et image sont passés dans les deux sens pendant 60 secondes ou un avis écrit a été rendu, la consultation est terminée et le compte rendu signé.',
      ar: 'شارك طبيب معروف الهوية، ومرّ الصوت والصورة في الاتجاهين مدة 60 ثانية أو قُدّم رأي كتابي، وأُنهيت الاستشارة ووُقّع التقرير.',
      en: 'An identified physician took part, sound and picture ran both ways for 60 seconds or a written opinion was delivered, the consultation is finished and the note is signed.',
    },
  },
  dropped: {
    name: { fr: 'Perdues', ar: 'الضائعة', en: 'Dropped' },
    definition: {
      fr: 'Acceptées, puis closes sans 60 secondes de son et d’image dans les deux sens ni avis écrit.',
      ar: 'قُبلت ثم أُغلقت دون 60 ثانية من الصوت والصورة في الاتجاهين ودون رأي كتابي.',
      en: 'Answered, then closed without 60 seconds of sound and picture both ways and without a written opinion.',
    },
  },
  unmet: {
    name: { fr: 'Sans réponse', ar: 'بلا جواب', en: 'Unanswered' },
    definition: {
      fr: 'Closes ou annulées sans qu’aucun médecin n’ait accepté: un besoin non satisfait.',
      ar: 'أُغلقت أو أُلغيت دون أن يقبلها أي طبيب: حاجة لم تُلبَّ.',
      en: 'Closed or called off without any physician having accepted: a need that was not met.',
    },
  },
  answeredShare: {
    name: { fr: 'Part acceptée', ar: 'نسبة القبول', en: 'Share answered' },
    definition: {
      fr: 'Acceptées, sur toutes les demandes.',
      ar: 'المقبولة من مجموع الطلبات.',
      en: 'Answered, out of all requests.',
    },
  },
  completedShare: {
    name: { fr: 'Part aboutie', ar: 'نسبة الاكتمال', en: 'Share completed' },
    definition: {
      fr: 'Abouties, sur toutes les demandes.',
      ar: 'المكتملة من مجموع الطلبات.',
      en: 'Completed, out of all requests.',
    },
  },
  droppedShare: {
    name: { fr: 'Part perdue', ar: 'نسبة الضياع', en: 'Share dropped' },
    definition: {
      fr: 'Perdues, sur les demandes acceptées.',
      ar: 'الضائعة من الطلبات المقبولة.',
      en: 'Dropped, out of those answered.',
    },
  },
  unmetShare: {
    name: { fr: 'Part sans réponse', ar: 'نسبة عدم الجواب', en: 'Share unanswered' },
    definition: {
      fr: 'Sans réponse, sur toutes les demandes.',
      ar: 'ما بقي بلا جواب من مجموع الطلبات.',
      en: 'Unanswered, out of all requests.',
    },
  },
  meanWait: {
    name: { fr: 'Attente moyenne', ar: 'متوسط الانتظار', en: 'Mean wait' },
    definition: {
      fr: 'De la demande immédiate à l’accord du médecin, en moyenne sur celles qui ont été acceptées.',
      ar: 'من الطلب الفوري إلى قبول الطبيب، في المتوسط بين ما قُبل.',
      en: 'From an immediate request to the physician’s taking it on, on average over those answered.',
    },
  },
  medianWait: {
    name: { fr: 'Attente médiane', ar: 'وسيط الانتظار', en: 'Median wait' },
    definition: {
      fr: 'La moitié des demandes immédiates acceptées l’ont été en ce temps ou moins, à la classe près.',
      ar: 'نصف الطلبات الفورية المقبولة قُبل في هذا الوقت أو أقل، بدقة الفئة.',
      en: 'Half of the immediate requests that were answered waited this long or less, to the width of a class.',
    },
  },
  longWait: {
    name: {
      fr: 'Attente longue (9 sur 10)',
      ar: 'الانتظار الطويل (9 من 10)',
      en: 'Long wait (9 in 10)',
    },
    definition: {
      fr: 'Neuf demandes immédiates acceptées sur dix l’ont été en ce temps ou moins, à la classe près.',
      ar: 'تسعة من كل عشرة طلبات فورية مقبولة قُبلت في هذا الوقت أو أقل، بدقة الفئة.',
      en: 'Nine in ten of the immediate requests that were answered waited this long or less, to the width of a class.',
    },
  },
  meanOpinionTime: {
    name: { fr: 'Délai de l’avis écrit', ar: 'أجل الرأي الكتابي', en: 'Time to a written opinion' },
    definition: {
      fr: 'De la demande d’avis écrit à la signature, en moyenne sur les avis rendus.',
      ar: 'من طلب الرأي الكتابي إلى التوقيع، في المتوسط بين الآراء المقدَّمة.',
      en: 'From asking for a written opinion to the signature, on average over the opinions given.',
    },
  },
  opinionsInTimeShare: {
    name: { fr: 'Avis rendus à temps', ar: 'آراء في أجلها', en: 'Opinions in time' },
    definition: {
      fr: 'Avis écrits signés avant leur échéance, sur les avis rendus.',
      ar: 'الآراء الكتابية الموقعة قبل أجلها، من الآراء المقدَّمة.',
      en: 'Written opinions signed before they were due, out of those given.',
    },
  },
  noShowShare: {
    name: { fr: 'Rendez-vous manqués', ar: 'مواعيد لم يُحضر إليها', en: 'No-shows' },
    definition: {
      fr: 'Rendez-vous où le patient n’est pas venu, sur les rendez-vous prévus, au jour du rendez-vous.',
      ar: 'مواعيد لم يحضرها المريض، من المواعيد المحجوزة، في يوم الموعد.',
      en: 'Appointments the patient did not come to, out of those booked, on the day they were for.',
    },
  },
  transfersAvoidedShare: {
    name: { fr: 'Transferts évités', ar: 'تحويلات تم تفاديها', en: 'Transfers avoided' },
    definition: {
      fr: 'Consultations abouties où le patient est resté au site, sur celles dont l’issue est dite.',
      ar: 'استشارات مكتملة بقي فيها المريض في المركز، من التي ذُكرت نتيجتها.',
      en: 'Completed consultations in which the patient stayed at the site, out of those that say how they ended.',
    },
  },
  journeyAvoided: {
    name: { fr: 'Trajets évités', ar: 'مسافات تم تفاديها', en: 'Journeys avoided' },
    definition: {
      fr: 'Kilomètres jusqu’à l’hôpital et retour pour chaque transfert évité, là où les positions sont connues.',
      ar: 'كيلومترات الذهاب إلى المستشفى والعودة عن كل تحويل تم تفاديه، حيث تُعرف المواقع.',
      en: 'Kilometres to the hospital and back for each transfer avoided, where positions are known.',
    },
  },
  loss: {
    name: { fr: 'Pertes du réseau', ar: 'فقد الشبكة', en: 'Network loss' },
    definition: {
      fr: 'Part des données perdues côté site, dans le pire sens, en moyenne sur les appels mesurés.',
      ar: 'حصة المعطيات المفقودة من جهة المركز، في الاتجاه الأسوأ، في المتوسط بين المكالمات المقيسة.',
      en: 'Share of data lost at the site’s end, in the worse direction, on average over the calls measured.',
    },
  },
  roundTrip: {
    name: { fr: 'Temps d’aller-retour', ar: 'زمن الذهاب والإياب', en: 'Round-trip time' },
    definition: {
      fr: 'Temps d’aller-retour du réseau côté site, en moyenne sur les appels mesurés.',
      ar: 'زمن الذهاب والإياب في الشبكة من جهة المركز، في المتوسط بين المكالمات المقيسة.',
      en: 'Round-trip time of the network at the site’s end, on average over the calls measured.',
    },
  },
  rejoinsPerCall: {
    name: { fr: 'Reprises par appel', ar: 'العودات لكل مكالمة', en: 'Rejoins per call' },
    definition: {
      fr: 'Coupures dont l’appel est revenu, par appel.',
      ar: 'انقطاعات عادت بعدها المكالمة، لكل مكالمة.',
      en: 'Cuts the call came back from, for each call.',
    },
  },
  pictureLossesPerCall: {
    name: {
      fr: 'Pertes d’image par appel',
      ar: 'فقدان الصورة لكل مكالمة',
      en: 'Picture losses per call',
    },
    definition: {
      fr: 'Fois où l’image du site a été abandonnée à cause du réseau, par appel.',
      ar: 'مرات التخلي عن صورة المركز بسبب الشبكة، لكل مكالمة.',
      en: 'Times the site’s picture was given up for the network, for each call.',
    },
  },
  fallbackShare: {
    name: { fr: 'Abandons de l’image', ar: 'التخلي عن الصورة', en: 'Picture given up' },
    definition: {
      fr: 'Connexions dont l’image a été abandonnée pour la liaison, sur toutes celles des sites.',
      ar: 'اتصالات أُوقفت صورتها بسبب الربط، من مجموع اتصالات المراكز.',
      en: 'Connections whose picture was given up for the link, out of all of the sites.',
    },
  },
  upRate: {
    name: { fr: 'Débit envoyé', ar: 'الصبيب المُرسَل', en: 'Rate sent' },
    definition: {
      fr: 'Son et image envoyés par le site, par seconde, en moyenne sur les connexions mesurées.',
      ar: 'الصوت والصورة المرسلان من المركز في الثانية، في المتوسط بين الاتصالات المقيسة.',
      en: 'Sound and picture sent by the site, per second, on average over the connections measured.',
    },
  },
  downRate: {
    name: { fr: 'Débit reçu', ar: 'الصبيب المُستقبَل', en: 'Rate received' },
    definition: {
      fr: 'Son et image reçus par le site, par seconde, en moyenne sur les connexions mesurées.',
      ar: 'الصوت والصورة اللذان استقبلهما المركز في الثانية، في المتوسط بين الاتصالات المقيسة.',
      en: 'Sound and picture received by the site, per second, on average over the connections measured.',
    },
  },
  concealedShare: {
    name: { fr: 'Son reconstitué', ar: 'الصوت المعوَّض', en: 'Sound made up' },
    definition: {
      fr: 'Part du son entendu au site que l’appareil a dû inventer parce qu’il n’était pas arrivé.',
      ar: 'حصة الصوت المسموع في المركز الذي اضطر الجهاز إلى تعويضه لأنه لم يصل.',
      en: 'Share of the sound heard at the site that the device had to make up because it did not arrive.',
    },
  },
  chatShare: {
    name: { fr: 'Continuées par messages', ar: 'استمرت بالرسائل', en: 'Went on in messages' },
    definition: {
      fr: 'Son et image passaient, puis l’appel s’est coupé et on s’est écrit, sur les consultations tentées.',
      ar: 'كان الصوت والصورة يصلان ثم انقطعت المكالمة فتواصل الطرفان بالرسائل، من الاستشارات التي جرت محاولتها.',
      en: 'Sound and picture ran, then the call was cut and messages were written, out of those attempted.',
    },
  },
  writtenShare: {
    name: { fr: 'Passées à l’écrit', ar: 'انتقلت إلى الكتابة', en: 'Went on in writing' },
    definition: {
      fr: 'Commencées comme un appel et continuées par un avis écrit, sur les consultations acceptées.',
      ar: 'بدأت مكالمةً واستمرت برأي كتابي، من الاستشارات المقبولة.',
      en: 'Begun as a call and gone on with as a written opinion, out of those answered.',
    },
  },
  complaintRate: {
    name: {
      fr: 'Réclamations pour 1 000 consultations',
      ar: 'الشكايات لكل 1000 استشارة',
      en: 'Complaints per 1,000 consultations',
    },
    definition: {
      fr: 'Réclamations reçues, pour mille consultations abouties.',
      ar: 'الشكايات الواردة لكل ألف استشارة مكتملة.',
      en: 'Complaints received for every thousand consultations completed.',
    },
  },
};
