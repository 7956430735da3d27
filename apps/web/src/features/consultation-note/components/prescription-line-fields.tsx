import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  doseFrequencies,
  doseRoutes,
  doseUnits,
  durationUnits,
  matchingAllergies,
  type PrescriptionLine,
  type PrescriptionPart,
} from '@qarib/clinical';
import { requiredField, requiredIf } from '@qarib/ui';
import { useNoteWords } from '../../../shared/note/use-note-words.ts';
import { AllergyWarning } from './allergy-warning.tsx';
import classes from './parts.module.css';

type LineProps = {
  readonly line: PrescriptionLine;
  readonly at: number;
  readonly hasFocus: boolean;
  readonly allergies: readonly string[];
  readonly isMissing: (part: PrescriptionPart | 'allergyAcknowledgement') => boolean;
  readonly onChange: (line: PrescriptionLine) => void;
  readonly onNext: () => void;
  readonly onRemove: () => void;
};

type ChoiceProps<Value extends string> = {
  readonly id: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly labelOf: (value: Value) => string;
  readonly value: Value | undefined;
  readonly isMissing: boolean;
  readonly onChange: (value: Value | undefined) => void;
};

/** The device's own list: one thumb on a phone, first letters on a keyboard. */
function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { id, label, values, labelOf, value, isMissing, onChange } = props;
  return (
    <NativeSelect
      id={id}
      label={label}
      {...requiredField}
      error={isMissing}
      value={value ?? ''}
      data={[{ value: '', label: '' }, ...values.map((it) => ({ value: it, label: labelOf(it) }))]}
      onChange={({ currentTarget }) => onChange(values.find((it) => it === currentTarget.value))}
    />
  );
}

type PartsProps = Pick<LineProps, 'line' | 'at' | 'isMissing' | 'onChange'>;

function DoseFields({ line, at, isMissing, onChange }: PartsProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const id = (part: PrescriptionPart) => `note-prescription.${at}.${part}`;
  return (
    <div className={classes['doses']}>
      <NumberInput
        id={id('dose')}
        label={t('prescription.dose')}
        {...requiredField}
        error={isMissing('dose')}
        value={line.dose ?? ''}
        min={0}
        decimalScale={3}
        hideControls
        onChange={(value) =>
          onChange({ ...line, dose: typeof value === 'number' && value > 0 ? value : undefined })
        }
      />
      <Choice
        id={id('unit')}
        label={t('prescription.unit')}
        values={doseUnits}
        labelOf={(it) => t(`note:units.${it}`)}
        value={line.unit}
        isMissing={isMissing('unit')}
        onChange={(unit) => onChange({ ...line, unit })}
      />
      <Choice
        id={id('route')}
        label={t('prescription.route')}
        values={doseRoutes}
        labelOf={(it) => t(`note:routes.${it}`)}
        value={line.route}
        isMissing={isMissing('route')}
        onChange={(route) => onChange({ ...line, route })}
      />
      <Choice
        id={id('frequency')}
        label={t('prescription.frequency')}
        values={doseFrequencies}
        labelOf={(it) => t(`note:frequencies.${it}`)}
        value={line.frequency}
        isMissing={isMissing('frequency')}
        onChange={(frequency) => onChange({ ...line, frequency })}
      />
    </div>
  );
}

function DurationFields({ line, at, isMissing, onChange }: PartsProps) {
  const { t } = useTranslation('consultation-note');
  const { count = 1, unit = 'day' } = line.duration ?? {};
  return (
    <div className={classes['doses']}>
      <NumberInput
        id={`note-prescription.${at}.duration`}
        label={t('prescription.duration')}
        {...requiredIf(unit !== 'until-review')}
        error={isMissing('duration')}
        value={line.duration && unit !== 'until-review' ? count : ''}
        min={1}
        max={365}
        allowDecimal={false}
        clampBehavior="strict"
        hideControls
        onChange={(value) =>
          onChange({
            ...line,
            duration: typeof value === 'number' && value >= 1 ? { count: value, unit } : undefined,
          })
        }
      />
      <Choice
        id={`note-prescription.${at}.durationUnit`}
        label={t('prescription.durationUnit')}
        values={durationUnits}
        labelOf={(it) => t(`prescription.durationUnits.${it}`)}
        value={line.duration?.unit}
        isMissing={isMissing('duration')}
        onChange={(chosen) => onChange({ ...line, duration: chosen && { count, unit: chosen } })}
      />
    </div>
  );
}

/** One medication. Under it stands what the nurse will read, and any allergy that speaks against it. */
export function PrescriptionLineFields(props: LineProps) {
  const { line, at, hasFocus, allergies, isMissing, onChange, onNext, onRemove } = props;
  const { t } = useTranslation(['consultation-note', 'note']);
  const words = useNoteWords();
  const medication = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) medication.current?.focus();
  }, [hasFocus]);
  const against = matchingAllergies(line.medication, allergies);
  const beginNext = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  return (
    <div
      className={classes['line']}
      role="group"
      aria-label={t('missing.line', { number: at + 1 })}
    >
      <div className={classes['lineHead']}>
        <TextInput
          ref={medication}
          id={`note-prescription.${at}.medication`}
          className={classes['grow'] ?? ''}
          label={t('prescription.medication')}
          {...requiredField}
          error={isMissing('medication')}
          value={line.medication}
          maxLength={160}
          autoComplete="off"
          dir="auto"
          onKeyDown={beginNext}
          onChange={({ currentTarget }) => onChange({ ...line, medication: currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('prescription.remove', { number: at + 1 })}
          onClick={onRemove}
        >
          <X size={20} aria-hidden />
        </ActionIcon>
      </div>
      {against.length > 0 && (
        <AllergyWarning
          line={line}
          at={at}
          against={against}
          isMissing={isMissing('allergyAcknowledgement')}
          onChange={onChange}
        />
      )}
      <DoseFields line={line} at={at} isMissing={isMissing} onChange={onChange} />
      {line.frequency !== 'single-dose' && (
        <DurationFields line={line} at={at} isMissing={isMissing} onChange={onChange} />
      )}
      <TextInput
        label={t('prescription.instructions')}
        value={line.instructions}
        maxLength={1_000}
        dir="auto"
        onKeyDown={beginNext}
        onChange={({ currentTarget }) => onChange({ ...line, instructions: currentTarget.value })}
      />
      <p className={classes['hint']}>{words.lineSentence(line)}</p>
    </div>
  );
}
