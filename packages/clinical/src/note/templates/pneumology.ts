import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const pneumology: NoteTemplate = {
  subjective: [
    common.complaint,
    common.onset,
    heading(
      'Essoufflement : à quel effort',
      'ضيق النفس: عند أي جهد',
      'Breathlessness: at what effort',
    ),
    heading('Toux, crachats, sang', 'سعال، بلغم، دم', 'Cough, sputum, blood'),
    heading('Fièvre, sueurs, amaigrissement', 'حمى، تعرق، نقص الوزن', 'Fever, sweats, weight loss'),
    heading(
      'Tabac, fumée du foyer, métier',
      'التدخين، دخان البيت، المهنة',
      'Tobacco, household smoke, work',
    ),
    heading(
      'Tuberculose : antécédent ou contact',
      'السل: إصابة سابقة أو مخالطة',
      'Tuberculosis: past or contact',
    ),
    common.medicines,
  ],
  objective: [
    heading(
      'Fréquence respiratoire, SpO2 à l’air',
      'معدل التنفس وتشبع الأكسجين في الهواء',
      'Respiratory rate, SpO2 on air',
    ),
    heading('Tirage, cyanose, parole', 'السحب والزرقة والكلام', 'Indrawing, cyanosis, speech'),
    heading('Auscultation transmise', 'التسمّع المنقول', 'Auscultation as transmitted'),
    heading('Débit de pointe', 'ذروة الجريان', 'Peak flow'),
    heading('Radiographie', 'صورة الأشعة', 'X-ray'),
    common.limits,
  ],
  assessment: [
    common.hypotheses,
    common.severity,
    heading('Contrôle de la maladie connue', 'ضبط المرض المعروف', 'Control of a known disease'),
  ],
  plan: [
    common.treatment,
    heading('Oxygène : débit et but', 'الأكسجين: الصبيب والهدف', 'Oxygen: flow and target'),
    heading('Crachats, radiographie, EFR', 'بلغم، أشعة، قياس التنفس', 'Sputum, X-ray, spirometry'),
    common.orientation,
    common.review,
  ],
  advice: [
    heading('Technique d’inhalation', 'طريقة استعمال البخاخ', 'How to inhale'),
    heading(
      'Isolement, masque, contacts',
      'العزل والكمامة والمخالطون',
      'Isolation, mask, contacts',
    ),
    common.watch,
    common.callBack,
  ],
};
