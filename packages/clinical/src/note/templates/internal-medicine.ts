import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const internalMedicine: NoteTemplate = {
  subjective: [
    common.complaint,
    common.onset,
    heading(
      'Fièvre, amaigrissement, fatigue',
      'حمى، نقص الوزن، تعب',
      'Fever, weight loss, tiredness',
    ),
    heading(
      'Autres symptômes, appareil par appareil',
      'أعراض أخرى حسب الأجهزة',
      'Other symptoms, system by system',
    ),
    heading(
      'Diabète, hypertension, cœur',
      'السكري، ارتفاع الضغط، القلب',
      'Diabetes, hypertension, heart',
    ),
    common.history,
    common.medicines,
    heading(
      'Tabac, alcool, conditions de vie',
      'التدخين والكحول وظروف العيش',
      'Tobacco, alcohol, living conditions',
    ),
  ],
  objective: [
    common.general,
    common.vitalSigns,
    heading('Cœur, poumons, abdomen', 'القلب والرئتان والبطن', 'Heart, lungs, abdomen'),
    heading('Ganglions, articulations, peau', 'العقد والمفاصل والجلد', 'Nodes, joints, skin'),
    heading(
      'Glycémie, bandelette, ECG',
      'سكر الدم، شريط البول، تخطيط القلب',
      'Glucose, urine strip, ECG',
    ),
    common.images,
    common.limits,
  ],
  assessment: [
    heading(
      'Problèmes, le plus urgent d’abord',
      'المشكلات، الأكثر استعجالًا أولًا',
      'Problems, the most urgent first',
    ),
    common.hypotheses,
    common.severity,
  ],
  plan: [
    common.treatment,
    common.tests,
    heading('But et délai', 'الهدف والأجل', 'Goal and by when'),
    common.orientation,
    common.review,
  ],
  advice: [common.explain, common.watch, common.callBack],
};
