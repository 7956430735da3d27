import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const paediatrics: NoteTemplate = {
  subjective: [
    common.complaint,
    common.onset,
    heading('Boit, tète, mange', 'الشرب والرضاعة والأكل', 'Drinking, feeding, eating'),
    heading('Vomissements, selles, urines', 'القيء والبراز والبول', 'Vomiting, stools, urine'),
    heading(
      'Grossesse, naissance, vaccins',
      'الحمل والولادة والتلقيح',
      'Pregnancy, birth, vaccines',
    ),
    common.medicines,
    heading('Qui accompagne l’enfant', 'من يرافق الطفل', 'Who is with the child'),
  ],
  objective: [
    heading('Éveil, cri, contact', 'اليقظة والبكاء والتواصل', 'Alertness, cry, contact'),
    heading(
      'Poids, taille, périmètre crânien',
      'الوزن والطول ومحيط الرأس',
      'Weight, height, head circumference',
    ),
    heading('Respiration, tirage', 'التنفس والسحب الصدري', 'Breathing, chest indrawing'),
    heading('Hydratation, recoloration', 'الإماهة وعودة اللون', 'Hydration, capillary refill'),
    heading('Peau, fontanelle, nuque', 'الجلد واليافوخ والرقبة', 'Skin, fontanelle, neck'),
    common.limits,
  ],
  assessment: [
    common.hypotheses,
    heading('Signes de danger', 'علامات الخطر', 'Danger signs'),
    heading('Croissance et développement', 'النمو والتطور', 'Growth and development'),
  ],
  plan: [
    heading(
      'Traitement, dose selon le poids',
      'العلاج والجرعة حسب الوزن',
      'Treatment, dose by weight',
    ),
    heading('Hydratation et alimentation', 'السوائل والتغذية', 'Fluids and feeding'),
    common.tests,
    common.orientation,
    common.review,
  ],
  advice: [
    heading('À montrer aux parents', 'ما يُبيَّن للوالدين', 'To show the parents'),
    common.watch,
    common.callBack,
  ],
};
