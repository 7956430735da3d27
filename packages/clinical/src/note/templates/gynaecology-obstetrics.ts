import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const gynaecologyObstetrics: NoteTemplate = {
  subjective: [
    common.complaint,
    heading(
      'Dernières règles, terme',
      'تاريخ آخر حيض وعمر الحمل',
      'Last period, weeks of pregnancy',
    ),
    heading(
      'Grossesses, accouchements, césariennes',
      'الحمول والولادات والقيصريات',
      'Pregnancies, births, caesareans',
    ),
    heading(
      'Saignement, pertes, contractions',
      'نزيف، إفرازات، تقلصات',
      'Bleeding, loss of fluid, contractions',
    ),
    heading('Mouvements du fœtus', 'حركات الجنين', 'Movements of the baby'),
    heading(
      'Céphalées, troubles de la vue, douleur en barre',
      'صداع، اضطراب البصر، ألم أعلى البطن',
      'Headache, blurred sight, upper belly pain',
    ),
    common.medicines,
  ],
  objective: [
    heading(
      'Tension, pouls, température',
      'الضغط والنبض والحرارة',
      'Blood pressure, pulse, temperature',
    ),
    heading(
      'Hauteur utérine, bruits du cœur fœtal',
      'ارتفاع الرحم ودقات قلب الجنين',
      'Fundal height, fetal heart',
    ),
    heading('Abdomen, saignement visible', 'البطن والنزيف الظاهر', 'Abdomen, visible bleeding'),
    heading('Œdèmes, réflexes', 'الوذمات والمنعكسات', 'Oedema, reflexes'),
    heading(
      'Bandelette urinaire, groupe, échographie',
      'شريط البول، الفصيلة، الفحص بالصدى',
      'Urine strip, blood group, ultrasound',
    ),
    common.limits,
  ],
  assessment: [
    heading('Terme et risque de la grossesse', 'عمر الحمل وخطورته', 'Stage and risk of pregnancy'),
    common.hypotheses,
    common.severity,
  ],
  plan: [
    common.treatment,
    common.tests,
    heading('Lieu de l’accouchement', 'مكان الولادة', 'Place of birth'),
    common.orientation,
    common.review,
  ],
  advice: [
    heading(
      'Signes qui font partir à la maternité',
      'علامات تستوجب التوجه إلى دار الولادة',
      'Signs to leave for the maternity ward',
    ),
    common.watch,
    common.callBack,
  ],
};
