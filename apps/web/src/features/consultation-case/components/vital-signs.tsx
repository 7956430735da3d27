import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ageAt, judgeVitalSign, vitalSignByCode, type VitalSignValue } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case.module.css';

const systolicCode = '8480-6';
const diastolicCode = '8462-4';

type Shown = { key: string; label: string; value: string; unit: string; isUnusual: boolean };

/** The two pressures are read as one, the way they are said. */
function useShown(signs: readonly VitalSignValue[], birthDate: string): readonly Shown[] {
  const { t } = useTranslation(['consultation-case', 'shared']);
  const format = useFormat();
  const age = ageAt(birthDate, useToday());
  const systolic = signs.find(({ code }) => code === systolicCode);
  const diastolic = signs.find(({ code }) => code === diastolicCode);
  const single = signs.filter(
    ({ code }) => !(systolic && diastolic) || (code !== systolicCode && code !== diastolicCode),
  );
  const shown = single.map((sign) => {
    const { name, unit } = vitalSignByCode(sign.code);
    return {
      key: sign.code,
      label: t(`shared:vitalSigns.${name}`),
      value: format.number(sign.value),
      unit: t(`shared:units.${unit}`),
      isUnusual: judgeVitalSign(sign, age) !== 'usual',
    };
  });
  if (!systolic || !diastolic) return shown;
  const pressure = {
    key: 'pressure',
    label: t('vitals.pressure'),
    value: `${format.number(systolic.value)}/${format.number(diastolic.value)}`,
    unit: t('shared:units.mm[Hg]'),
    isUnusual: [systolic, diastolic].some((sign) => judgeVitalSign(sign, age) !== 'usual'),
  };
  return [pressure, ...shown];
}

type VitalSignsProps = Pick<Consultation, 'vitalSigns'> & { readonly birthDate: string };

/** What was measured; the unusual stands out by word and sign, not by colour alone. */
export function VitalSigns({ vitalSigns, birthDate }: VitalSignsProps) {
  const { t } = useTranslation('consultation-case');
  const shown = useShown(vitalSigns, birthDate);
  if (shown.length === 0) return <p className={classes.soft}>{t('vitals.none')}</p>;
  return (
    <dl className={classes.vitals}>
      {shown.map(({ key, label, value, unit, isUnusual }) => (
        <div key={key} className={classes.vital} data-unusual={isUnusual || undefined}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.measure}>
              <bdi className="tabular">{value}</bdi> <span className={classes.unit}>{unit}</span>
            </span>
            {isUnusual && (
              <span className={classes.unusual}>
                <TriangleAlert size={14} aria-hidden />
                {t('vitals.unusual')}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
