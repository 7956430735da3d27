import { useState } from 'react';
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PrescriptionLine } from '@qarib/clinical';
import type { PartProps } from './part-props.ts';
import { PrescriptionLineFields } from './prescription-line-fields.tsx';
import classes from './parts.module.css';

/** The most lines the server takes. */
const mostLines = 30;

type PrescriptionFieldsProps = PartProps & { readonly allergies: readonly string[] };

/** The medications, one under the other: Enter in a line begins the next one. */
export function PrescriptionFields(props: PrescriptionFieldsProps) {
  const { content, onChange, isMissing, allergies } = props;
  const { t } = useTranslation(['consultation-note', 'note']);
  const { prescription } = content;
  const [begun, setBegun] = useState<string>();

  function add(): void {
    if (prescription.length >= mostLines) return;
    const id = crypto.randomUUID();
    setBegun(id);
    onChange({ prescription: [...prescription, { id, medication: '', instructions: '' }] });
  }
  const change = (line: PrescriptionLine) =>
    onChange({ prescription: prescription.map((it) => (it.id === line.id ? line : it)) });

  return (
    <fieldset className={classes['part']} data-testid="prescription">
      <legend className={classes['legend']}>{t('note:parts.prescription')}</legend>
      {prescription.map((line, at) => (
        <PrescriptionLineFields
          key={line.id}
          line={line}
          at={at}
          hasFocus={begun === line.id}
          allergies={allergies}
          isMissing={(part) => isMissing(`prescription.${at}.${part}`)}
          onChange={change}
          onNext={add}
          onRemove={() => onChange({ prescription: prescription.filter((it) => it !== line) })}
        />
      ))}
      <Button
        variant="light"
        className={classes['add']}
        leftSection={<Plus size={18} aria-hidden />}
        disabled={prescription.length >= mostLines}
        onClick={add}
        data-testid="add-medication"
      >
        {t('prescription.add')}
      </Button>
    </fieldset>
  );
}
