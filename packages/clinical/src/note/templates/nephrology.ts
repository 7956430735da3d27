import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const nephrology: NoteTemplate = {
  subjective: [
    common.complaint,
    common.onset,
    heading(
      'Urines : quantité, couleur, brûlures',
      'البول: الكمية واللون والحرقة',
      'Urine: amount, colour, burning',
    ),
    heading('Œdèmes, prise de poids', 'وذمات، زيادة الوزن', 'Oedema, weight gain'),
    heading(
      'Diabète, hypertension, calculs',
      'السكري، ارتفاع الضغط، الحصى',
      'Diabetes, hypertension, stones',
    ),
    heading(
      'Anti-inflammatoires et plantes prises',
      'مضادات الالتهاب والأعشاب المستعملة',
      'Anti-inflammatories and plants taken',
    ),
    heading('Dialyse : jours, abord', 'الغسيل الكلوي: الأيام والمدخل', 'Dialysis: days, access'),
    common.family,
  ],
  objective: [
    heading('Tension, poids', 'الضغط والوزن', 'Blood pressure, weight'),
    heading('Hydratation, œdèmes', 'الإماهة والوذمات', 'Hydration, oedema'),
    heading('Bandelette urinaire', 'شريط البول', 'Urine strip'),
    heading(
      'Créatinine, potassium, hémoglobine',
      'الكرياتينين، البوتاسيوم، الهيموغلوبين',
      'Creatinine, potassium, haemoglobin',
    ),
    heading('Fistule ou cathéter', 'الناسور أو القسطرة', 'Fistula or catheter'),
    common.limits,
  ],
  assessment: [
    heading('Aigu ou chronique, stade', 'حاد أو مزمن، المرحلة', 'Acute or chronic, stage'),
    common.hypotheses,
    common.severity,
  ],
  plan: [
    common.treatment,
    heading(
      'Médicaments à arrêter ou à adapter',
      'أدوية تُوقف أو تُعدَّل',
      'Medicines to stop or adapt',
    ),
    common.tests,
    heading('Dialyse ou transfert', 'غسيل كلوي أو تحويل', 'Dialysis or transfer'),
    common.review,
  ],
  advice: [
    heading('Boissons, sel, alimentation', 'السوائل والملح والتغذية', 'Fluids, salt, food'),
    heading('À ne pas prendre', 'ما لا ينبغي تناوله', 'Not to take'),
    common.watch,
    common.callBack,
  ],
};
