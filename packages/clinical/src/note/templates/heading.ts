import type { LocalizedText } from '../../catalogue/geography.ts';

export const heading = (fr: string, ar: string, en: string): LocalizedText => ({ fr, ar, en });

/** What every specialty asks and says. */
export const common = {
  complaint: heading('Plainte principale', 'الشكوى الرئيسية', 'Main complaint'),
  onset: heading('Début et évolution', 'البداية والتطور', 'Onset and course'),
  history: heading('Antécédents', 'السوابق المرضية', 'Past history'),
  family: heading('Antécédents familiaux', 'السوابق العائلية', 'Family history'),
  medicines: heading(
    'Traitements en cours et allergies',
    'العلاجات الحالية والحساسية',
    'Current medicines and allergies',
  ),
  general: heading('État général', 'الحالة العامة', 'General condition'),
  vitalSigns: heading('Signes vitaux', 'العلامات الحيوية', 'Vital signs'),
  images: heading(
    'Photos et documents vus',
    'الصور والوثائق المطّلع عليها',
    'Pictures and papers seen',
  ),
  limits: heading(
    'Limites de l’examen à distance',
    'حدود الفحص عن بُعد',
    'Limits of the remote examination',
  ),
  hypotheses: heading('Hypothèses', 'الفرضيات', 'Hypotheses'),
  severity: heading('Signes de gravité', 'علامات الخطورة', 'Signs of severity'),
  treatment: heading('Traitement', 'العلاج', 'Treatment'),
  tests: heading('Examens demandés', 'الفحوص المطلوبة', 'Tests asked for'),
  orientation: heading('Sur place ou transfert', 'في المركز أو تحويل', 'On site or transfer'),
  review: heading('Prochain contrôle', 'موعد المراجعة', 'Next review'),
  watch: heading('À surveiller', 'ما ينبغي مراقبته', 'What to watch'),
  callBack: heading('Rappeler aussitôt si', 'الاتصال فورًا إذا', 'Call back at once if'),
  explain: heading('À expliquer au patient', 'ما يُشرح للمريض', 'To explain to the patient'),
} as const;
