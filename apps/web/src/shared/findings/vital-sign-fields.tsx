import { useTranslation } from 'react-i18next';
import {
  judgeVitalSign,
  possibleRange,
  vitalSignsFor,
  type Age,
  type VitalSign,
} from '@qarib/clinical';
import { Notice, numberTyped, VitalSignField } from '@qarib/ui';
import { useFormat } from '../i18n/use-format.ts';
import classes from './findings.module.css';
import { pressures, type TypedVitalSigns } from './typed-vital-signs.ts';

type VitalSignFieldsProps = {
  readonly age: Age;
  readonly vitals: TypedVitalSigns;
  readonly onChange: (vitals: TypedVitalSigns) => void;
  readonly isSwapped: boolean;
};

/** One row per LOINC code. What cannot be is refused at once; what is only unusual is pointed out. */
export function VitalSignFields({ age, vitals, onChange, isSwapped }: VitalSignFieldsProps) {
  const { t } = useTranslation('findings');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();

  function judge({ code, unit }: VitalSign) {
    const value = numberTyped(vitals[code] ?? '');
    if (value === undefined) return {};
    const judged = judgeVitalSign({ code, value }, age);
    // Said once, below both.
    const mark = isSwapped && pressures.has(code) ? { error: true } : {};
    if (judged === 'usual') return mark;
    if (judged === 'unusual') return { ...mark, hint: t('over.check') };
    const [min, max] = possibleRange(code, age);
    return {
      error: t('over.impossible', {
        min: format.number(min),
        max: format.number(max),
        unit: shared(`units.${unit}`),
      }),
    };
  }

  return (
    <>
      <div className={classes['vitals']}>
        {vitalSignsFor(age).map((sign) => (
          <VitalSignField
            key={sign.code}
            label={shared(`vitalSigns.${sign.name}`)}
            unit={shared(`units.${sign.unit}`)}
            value={vitals[sign.code] ?? ''}
            onChange={(value) => onChange({ ...vitals, [sign.code]: value })}
            {...judge(sign)}
          />
        ))}
      </div>
      {isSwapped && <Notice tone="error">{t('over.swapped')}</Notice>}
    </>
  );
}
