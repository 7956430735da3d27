import { useTranslation } from 'react-i18next';
import { canBePregnant, dangerSignsFor, type Age, type DangerSign } from '@qarib/clinical';
import classes from './findings.module.css';

type DangerSignFieldsProps = {
  readonly age: Age;
  readonly gender: string;
  readonly isPregnant: boolean;
  readonly value: readonly DangerSign[];
  readonly onChange: (signs: DangerSign[]) => void;
  /** Asked once, with the request. */
  readonly onPregnancy?: (isPregnant: boolean) => void;
};

/** What to look for at this age, gravest first, each with one tap. */
export function DangerSignFields(props: DangerSignFieldsProps) {
  const { age, gender, isPregnant, value, onChange, onPregnancy } = props;
  const { t } = useTranslation('findings');
  const toggle = (sign: DangerSign) =>
    onChange(value.includes(sign) ? value.filter((it) => it !== sign) : [...value, sign]);
  return (
    <fieldset className={classes['signs']} aria-label={t('triage.signs')}>
      {onPregnancy && canBePregnant(gender, age) && (
        <label className={classes['sign']}>
          <input
            type="checkbox"
            checked={isPregnant}
            onChange={({ currentTarget }) => onPregnancy(currentTarget.checked)}
          />
          <strong>{t('triage.pregnant')}</strong>
        </label>
      )}
      {dangerSignsFor({ age, isPregnant }).map(({ code }) => (
        <label key={code} className={classes['sign']}>
          <input type="checkbox" checked={value.includes(code)} onChange={() => toggle(code)} />
          {t(`dangerSigns.${code}`)}
        </label>
      ))}
    </fieldset>
  );
}
