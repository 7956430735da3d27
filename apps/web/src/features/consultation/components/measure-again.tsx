import { useState } from 'react';
import { Button } from '@mantine/core';
import { Activity } from 'lucide-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ageAt, type DangerSign } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read } from '../../../shared/api/queries.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { DangerSignFields } from '../../../shared/findings/danger-sign-fields.tsx';
import {
  measured,
  problemOf,
  type TypedVitalSigns,
} from '../../../shared/findings/typed-vital-signs.ts';
import { VitalSignFields } from '../../../shared/findings/vital-sign-fields.tsx';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import classes from './case-summary.module.css';

/** Made when the form opens and kept over retries: the same set is never there twice. */
type Open = { readonly observationId: string };

function useAddObservations({ id }: Consultation, onAdded: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (set: Open & { vitals: TypedVitalSigns; dangerSigns: DangerSign[] }) =>
      api.call('addObservations', {
        params: { id, observationId: set.observationId },
        body: { vitalSigns: measured(set.vitals), dangerSigns: set.dangerSigns },
      }),
    onSuccess: (consultation) => {
      const { queryKey } = read('readConsultation', { params: { id } });
      client.setQueryData(queryKey, consultation);
      onAdded();
    },
  });
}

/** The nurse measures again while the case is open; the physician sees it at once. */
export function MeasureAgain({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const [open, setOpen] = useState<Open>();
  if (!open) {
    return (
      <div>
        <Button
          variant="light"
          leftSection={<Activity size={18} aria-hidden />}
          onClick={() => setOpen({ observationId: crypto.randomUUID() })}
          data-testid="measure-again"
        >
          {t('measure.again')}
        </Button>
      </div>
    );
  }
  return <MeasureForm consultation={consultation} {...open} onDone={() => setOpen(undefined)} />;
}

type FormProps = Open & { readonly consultation: Consultation; readonly onDone: () => void };

function MeasureForm({ consultation, observationId, onDone }: FormProps) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const [vitals, setVitals] = useState<TypedVitalSigns>({});
  const [dangerSigns, setDangerSigns] = useState<DangerSign[]>([]);
  const age = ageAt(consultation.patient.birthDate, useToday());
  const add = useAddObservations(consultation, onDone);
  const problem = problemOf(vitals, age);
  const isEmpty = measured(vitals).length + dangerSigns.length === 0;
  return (
    <form
      className={classes['measure']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem && !isEmpty) add.mutate({ observationId, vitals, dangerSigns });
      }}
    >
      <VitalSignFields
        age={age}
        vitals={vitals}
        onChange={setVitals}
        isSwapped={problem === 'swapped'}
      />
      <DangerSignFields
        age={age}
        gender={consultation.patient.gender}
        isPregnant={consultation.isPregnant}
        value={dangerSigns}
        onChange={setDangerSigns}
      />
      {add.isError && <Notice tone="error">{wordsFor(add.error)}</Notice>}
      <div className={classes['actions']}>
        <Button type="submit" loading={add.isPending} disabled={isEmpty || problem !== undefined}>
          {t('measure.send')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {shared('actions.cancel')}
        </Button>
      </div>
    </form>
  );
}
