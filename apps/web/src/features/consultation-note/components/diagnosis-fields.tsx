import { useRef } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '@qarib/clinical';
import { CodeSearch } from '../../../shared/codes/code-search.tsx';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

/** The most the server takes. */
const mostDiagnoses = 12;

type DiagnosisRowProps = {
  readonly diagnosis: Diagnosis;
  readonly isPrimary: boolean;
  readonly onMakePrimary: () => void;
  readonly onRemove: () => void;
};

function DiagnosisRow({ diagnosis, isPrimary, onMakePrimary, onRemove }: DiagnosisRowProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const language = useLanguage();
  const { code, display } = diagnosis;
  const name = display[language];
  return (
    <li className={classes['diagnosis']}>
      <span className={classes['grow']}>
        <bdi>{name}</bdi> <bdi dir="ltr">{code}</bdi>
        {isPrimary && ` (${t('note:primary')})`}
      </span>
      {!isPrimary && (
        <Button
          variant="subtle"
          size="sm"
          aria-label={t('diagnoses.makePrimaryOf', { name })}
          onClick={onMakePrimary}
        >
          {t('diagnoses.makePrimary')}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={t('diagnoses.remove', { name })}
        onClick={onRemove}
      >
        <X size={20} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** ICD-10 codes for what the physician found, the primary one first. */
export function DiagnosisFields({ content: { diagnoses }, onChange }: PartProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const field = useRef<HTMLFieldSetElement>(null);

  function write(changed: readonly Diagnosis[]): void {
    onChange({ diagnoses: changed });
    // The button that was pressed goes away: the keyboard stays here all the same.
    field.current?.focus();
  }
  const others = (one: Diagnosis) => diagnoses.filter((it) => it !== one);

  return (
    <fieldset ref={field} tabIndex={-1} className={classes['part']} data-testid="diagnoses">
      <legend className={classes['legend']}>{t('note:parts.diagnoses')}</legend>
      {diagnoses.length > 0 && (
        <ol className={classes['diagnoses']}>
          {diagnoses.map((diagnosis, at) => (
            <DiagnosisRow
              key={diagnosis.code}
              diagnosis={diagnosis}
              isPrimary={at === 0}
              onMakePrimary={() => write([diagnosis, ...others(diagnosis)])}
              onRemove={() => write(others(diagnosis))}
            />
          ))}
        </ol>
      )}
      <CodeSearch
        catalogue="icd-10"
        label={t('diagnoses.add')}
        taken={diagnoses.map(({ code }) => code)}
        isForMany
        isDisabled={diagnoses.length >= mostDiagnoses}
        onPick={({ system, code, display }) =>
          onChange({ diagnoses: [...diagnoses, { system, code, display }] })
        }
      />
    </fieldset>
  );
}
