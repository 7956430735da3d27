import { useState, type SyntheticEvent } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Allergy, Patient } from '@qarib/contracts';
import { ConfirmDialog, Notice, Section } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useAllergies } from '../hooks/use-allergies.ts';
import classes from './allergies.module.css';

type Changes = ReturnType<typeof useAllergies>;

function AllergyList({
  allergies,
  onRemove,
}: {
  readonly allergies: readonly Allergy[];
  readonly onRemove: ((allergy: Allergy) => void) | undefined;
}) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  return (
    <ul className={classes['list']} aria-label={t('allergies.title')}>
      {allergies.map((allergy) => (
        <li key={allergy.id} className={classes['allergy']}>
          <TriangleAlert size={18} aria-hidden="true" className={classes['sign']} />
          <span className={classes['what']}>
            <bdi className={classes['substance']}>{allergy.substance}</bdi>
            <span className={classes['by']}>
              {t('allergies.by', {
                name: allergy.recordedBy.name,
                date: format.date(allergy.recordedAt),
              })}
            </span>
          </span>
          {onRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('allergies.removeOf', { substance: allergy.substance })}
              onClick={() => onRemove(allergy)}
            >
              <X size={18} aria-hidden="true" />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The field was asked for by a button: what is typed next goes into it. */
const focus = (field: HTMLInputElement | null) => field?.focus();

function AddAllergy({ add, onClose }: Pick<Changes, 'add'> & { readonly onClose: () => void }) {
  const { t } = useTranslation('patients');
  const [substance, setSubstance] = useState('');
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const typed = substance.trim();
    if (typed !== '' && !add.isPending) add.mutate(typed, { onSuccess: onClose });
  }
  return (
    <form className={classes['add']} onSubmit={submit}>
      <TextInput
        label={t('allergies.substance')}
        placeholder={t('allergies.placeholder')}
        value={substance}
        onChange={({ currentTarget }) => setSubstance(currentTarget.value)}
        maxLength={120}
        autoComplete="off"
        dir="auto"
        ref={focus}
      />
      <Button type="submit" loading={add.isPending} disabled={substance.trim() === ''}>
        {t('allergies.save')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onClose}>
        {t('allergies.cancel')}
      </Button>
    </form>
  );
}

type AllergiesProps = {
  readonly patient: Patient;
  /** A nurse of the patient's, or the responsible physician. */
  readonly canChange: boolean;
};

/** What the patient must not be given: seen before anything is prescribed. */
export function Allergies({ patient, canChange }: AllergiesProps) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const { add, remove } = useAllergies(patient.id);
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<Allergy>();
  const error = add.error ?? remove.error;
  const close = () => setLeaving(undefined);
  const open = canChange && !isAdding && (
    <Button
      variant="light"
      leftSection={<Plus size={18} aria-hidden="true" />}
      onClick={() => setIsAdding(true)}
    >
      {t('allergies.add')}
    </Button>
  );
  return (
    <Section title={t('allergies.title')} actions={open}>
      {patient.allergies.length > 0 ? (
        <AllergyList allergies={patient.allergies} onRemove={canChange ? setLeaving : undefined} />
      ) : (
        <p className={classes['none']}>{t('allergies.none')}</p>
      )}
      {isAdding && <AddAllergy add={add} onClose={() => setIsAdding(false)} />}
      {error && <Notice tone="error">{wordsFor(error)}</Notice>}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        title={t('allergies.removeTitle', { substance: leaving?.substance ?? '' })}
        confirmLabel={t('allergies.remove')}
        cancelLabel={t('allergies.keep')}
        isDangerous
        isPending={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving.id, { onSettled: close })}
        onClose={close}
      >
        {t('allergies.removeText')}
      </ConfirmDialog>
    </Section>
  );
}
