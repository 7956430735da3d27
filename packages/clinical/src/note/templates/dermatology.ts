import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const dermatology: NoteTemplate = {
  subjective: [
    common.complaint,
    heading('Début, première lésion', 'البداية وأول آفة', 'Onset, first lesion'),
    heading('Extension, poussées', 'الانتشار والنوبات', 'Spread, flare-ups'),
    heading('Démangeaison, douleur, fièvre', 'حكة، ألم، حمى', 'Itch, pain, fever'),
    heading(
      'Médicaments et produits appliqués',
      'أدوية ومواد وُضعت على الجلد',
      'Medicines and products applied',
    ),
    heading(
      'Entourage, animaux, métier, soleil',
      'المحيط، الحيوانات، المهنة، الشمس',
      'Family, animals, work, sun',
    ),
    common.history,
  ],
  objective: [
    heading('Siège et étendue', 'الموضع والامتداد', 'Site and extent'),
    heading(
      'Lésion : type, couleur, bord, taille',
      'الآفة: النوع واللون والحافة والحجم',
      'Lesion: kind, colour, edge, size',
    ),
    heading(
      'Muqueuses, ongles, cheveux',
      'الأغشية المخاطية والأظافر والشعر',
      'Mucosae, nails, hair',
    ),
    heading('Ganglions', 'العقد اللمفاوية', 'Lymph nodes'),
    heading('Photos : netteté, échelle', 'الصور: الوضوح والمقياس', 'Photos: sharpness, scale'),
    common.limits,
  ],
  assessment: [common.hypotheses, heading('Contagion', 'العدوى', 'Contagion'), common.severity],
  plan: [
    heading('Traitement local', 'العلاج الموضعي', 'Local treatment'),
    heading('Traitement général', 'العلاج العام', 'General treatment'),
    heading('Prélèvement ou biopsie', 'أخذ عينة أو خزعة', 'Sample or biopsy'),
    heading('Photos de contrôle le', 'صور المراقبة يوم', 'Photos to compare, on'),
    common.review,
  ],
  advice: [
    heading('Comment appliquer', 'كيفية الاستعمال', 'How to apply it'),
    heading('Entourage et linge', 'المحيط والملابس', 'Family and linen'),
    common.callBack,
  ],
};
