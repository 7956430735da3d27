/**
 * Vital signs by LOINC code with UCUM unit. `possible` bounds what a living person can show: a value
 * outside it is a typing error and refused. `usual` is the adult range at rest: outside it is only
 * pointed out, because the sick are the ones who are measured.
 */
export const vitalSigns = [
  { code: '8480-6', name: 'systolic', unit: 'mm[Hg]', possible: [30, 300], usual: [90, 140] },
  { code: '8462-4', name: 'diastolic', unit: 'mm[Hg]', possible: [10, 200], usual: [60, 90] },
  { code: '8867-4', name: 'heart-rate', unit: '/min', possible: [15, 320], usual: [50, 110] },
  { code: '9279-1', name: 'respiratory-rate', unit: '/min', possible: [3, 120], usual: [10, 24] },
  { code: '8310-5', name: 'temperature', unit: 'Cel', possible: [25, 45], usual: [36, 38] },
  { code: '59408-5', name: 'oxygen-saturation', unit: '%', possible: [30, 100], usual: [94, 100] },
  { code: '29463-7', name: 'weight', unit: 'kg', possible: [0.3, 400], usual: [2, 150] },
  { code: '8302-2', name: 'height', unit: 'cm', possible: [20, 250], usual: [45, 210] },
  {
    code: '9843-4',
    name: 'head-circumference',
    unit: 'cm',
    possible: [15, 70],
    usual: [30, 60],
  },
] as const satisfies readonly {
  code: string;
  name: string;
  unit: string;
  possible: readonly [number, number];
  usual: readonly [number, number];
}[];

export type VitalSign = (typeof vitalSigns)[number];
export type VitalSignCode = VitalSign['code'];

/** One measured value, in the unit that `vitalSigns` gives for its code. */
export type VitalSignValue = { readonly code: VitalSignCode; readonly value: number };

const byCode = new Map<string, VitalSign>(vitalSigns.map((sign) => [sign.code, sign]));

export function vitalSignByCode(code: VitalSignCode): VitalSign {
  const sign = byCode.get(code);
  if (!sign) throw new RangeError(`unknown vital sign ${code}`);
  return sign;
}

/** `impossible` must be refused, `unusual` is shown to the nurse, `usual` needs no word. */
export function judgeVitalSign({
  code,
  value,
}: VitalSignValue): 'usual' | 'unusual' | 'impossible' {
  const { possible, usual } = vitalSignByCode(code);
  if (!Number.isFinite(value) || value < possible[0] || value > possible[1]) return 'impossible';
  return value < usual[0] || value > usual[1] ? 'unusual' : 'usual';
}

/** A pressure pair whose diastolic is not below its systolic was typed into the wrong fields. */
export function isPressureSwapped(values: readonly VitalSignValue[]): boolean {
  const systolic = values.find(({ code }) => code === '8480-6');
  const diastolic = values.find(({ code }) => code === '8462-4');
  return !!systolic && !!diastolic && diastolic.value >= systolic.value;
}
