import type { NoteTemplate } from '../template.ts';
import { common, heading } from './heading.ts';

export const neurology: NoteTemplate = {
  subjective: [
    common.complaint,
    heading(
      'Heure de début ou dernier moment sans trouble',
      'ساعة البداية أو آخر وقت كان فيه سليمًا',
      'Time of onset, or last seen well',
    ),
    heading('Déroulement décrit par un témoin', 'ما وصفه شاهد', 'What a witness saw, step by step'),
    heading('Céphalées, vomissements, fièvre', 'صداع، قيء، حمى', 'Headache, vomiting, fever'),
    heading(
      'Épilepsie, AVC, traumatisme, grossesse',
      'صرع، سكتة دماغية، رضّ، حمل',
      'Epilepsy, stroke, injury, pregnancy',
    ),
    common.medicines,
  ],
  objective: [
    heading('Conscience (Glasgow)', 'الوعي (غلاسكو)', 'Consciousness (Glasgow)'),
    heading('Face, parole, vision', 'الوجه والكلام والبصر', 'Face, speech, vision'),
    heading('Force et sensibilité, côté', 'القوة والإحساس، الجهة', 'Strength and feeling, side'),
    heading('Marche et équilibre', 'المشي والتوازن', 'Gait and balance'),
    heading('Raideur de la nuque', 'تصلب الرقبة', 'Neck stiffness'),
    heading('Glycémie', 'سكر الدم', 'Blood glucose'),
    common.limits,
  ],
  assessment: [
    heading('Syndrome et côté', 'المتلازمة والجهة', 'Syndrome and side'),
    common.hypotheses,
    common.severity,
  ],
  plan: [
    common.treatment,
    heading('Imagerie, EEG, biologie', 'تصوير، تخطيط الدماغ، تحاليل', 'Imaging, EEG, blood tests'),
    common.orientation,
    common.review,
  ],
  advice: [
    heading('Conduite devant une crise', 'ما يُفعل عند النوبة', 'What to do in a seizure'),
    common.watch,
    common.callBack,
  ],
};
