import { type Coding, codeSystems } from '../catalogue/coding.ts';
import type { Specialty } from '../catalogue/specialty.ts';

/**
 * Frequent reasons for encounter a nurse can pick with one tap, per specialty, most frequent first.
 * Codes are ICPC-2 component 1 (symptoms and complaints) and 7 (diagnoses); the words are ours.
 */
const frequent: Record<Specialty, readonly (readonly [code: string, display: string])[]> = {
  neurology: [
    ['N01', 'Headache'],
    ['N07', 'Seizure'],
    ['N17', 'Vertigo or dizziness'],
    ['N18', 'Paralysis or weakness'],
    ['N06', 'Tingling or numbness'],
    ['N88', 'Epilepsy, follow-up'],
  ],
  paediatrics: [
    ['A03', 'Fever'],
    ['R05', 'Cough'],
    ['D11', 'Diarrhoea'],
    ['R02', 'Shortness of breath'],
    ['T08', 'Weight loss'],
    ['S06', 'Localised rash'],
  ],
  'gynaecology-obstetrics': [
    ['W03', 'Bleeding in pregnancy'],
    ['W78', 'Pregnancy, follow-up'],
    ['X01', 'Genital pain'],
    ['X06', 'Heavy menstruation'],
  ],
  dermatology: [
    ['S06', 'Localised rash'],
    ['S07', 'Generalised rash'],
    ['S02', 'Itching'],
    ['S04', 'Lump or swelling of the skin'],
  ],
  pneumology: [
    ['R05', 'Cough'],
    ['R02', 'Shortness of breath'],
    ['R24', 'Coughing up blood'],
    ['R96', 'Asthma, follow-up'],
  ],
  nephrology: [
    ['U02', 'Frequent urination'],
    ['U06', 'Blood in the urine'],
    ['K07', 'Swollen ankles'],
  ],
  'internal-medicine': [
    ['A04', 'Weakness or tiredness'],
    ['K86', 'Hypertension, follow-up'],
    ['T90', 'Diabetes, follow-up'],
    ['D01', 'Abdominal pain'],
  ],
};

/** Reasons offered for a specialty; each code is translated in the interface by its code. */
export function frequentReasons(specialty: Specialty): readonly Coding[] {
  return frequent[specialty].map(([code, display]) => ({
    system: codeSystems.icpc2,
    code,
    display,
  }));
}

/** Every reason code the interface must have words for. */
export function allReasonCodes(): readonly string[] {
  return [...new Set(Object.values(frequent).flatMap((list) => list.map(([code]) => code)))];
}
