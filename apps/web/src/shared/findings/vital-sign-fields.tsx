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
import type { TypedVitalSigns } from './typed-vital-signs.ts';

type VitalSignFieldsProps = {
  readonly age: Age;
  readonly vitals: TypedVitalSigns;
  readonly onChange: (vitals: TypedVitalSigns) => void;
  readonly isSwapped: boolean;
};

/** One row per LOINC code. What cannot be is refused at once; what is only unusual is pointed out. */
export function VitalSignFields({ age, vitals, onChange, isSwapped }: VitalSignFieldsProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();

  function judge({ code, unit }: VitalSign) {
    const value = numberTyped(vitals[code] ?? '');
    if (value === undefined) return {};
    const judged = judgeVitalSign({ code, value }, age);
    if (judged === 'usual') return {};
    if (judged === 'unusual') return { hint: t('findings.check') };
    const [min, max] = possibleRange(code, age);
    return {
      error: t('findings.impossible', {
        min: format.number(min),
        max: format.number(max),
        unit: t(`units.${unit}`),
      }),
    };
  }

  return (
    <>
      <div className={classes['vitals']}>
        {vitalSignsFor(age).map((sign) => (
          <VitalSignField
            key={sign.code}
            label={t(`vitalSigns.${sign.name}`)}
            unit={t(`units.${sign.unit}`)}
            value={vitals[sign.code] ?? ''}
            onChange={(value) => onChange({ ...vitals, [sign.code]: value })}
            {...judge(sign)}
          />
        ))}
      </div>
      {isSwapped && <Notice tone="error">{t('findings.swapped')}</Notice>}
    </>
  );
}
