import { useState } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Patient, PatientIdentity } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFocusWrong } from '../../../shared/forms/use-focus-wrong.ts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import {
  emptyRegistration,
  judgeRegistration,
  registrationDraft,
  type RegistrationDraft,
  type RegistrationField,
} from '../hooks/registration-form.ts';
import { useSimilarPatients } from '../hooks/use-similar-patients.ts';
import { ContactFields, IdentityFields } from './identity-fields.tsx';
import { SimilarPatients } from './similar-patients.tsx';
import classes from './registration-form.module.css';

type RegistrationFormProps = {
  /** What was searched for in vain, as the family name to start from. */
  readonly searchedName: string;
  readonly onRegistered: (patient: Patient) => void;
};

export function RegistrationForm({ searchedName, onRegistered }: RegistrationFormProps) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const draft = useDraft('register-patient', registrationDraft);
  const { form: element, focusWrong } = useFocusWrong();
  const [wrong, setWrong] = useState<ReadonlySet<RegistrationField>>(new Set());
  const [toldApart, setToldApart] = useState<readonly string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const form = useForm<RegistrationDraft>({
    defaultValues: draft.restored ?? { ...emptyRegistration(), familyName: searchedName },
  });
  useWatch({ control: form.control });
  const typed = form.getValues();
  const { identity, similar, lookAgain } = useSimilarPatients(typed);
  const isOther = similar.every(({ id }) => toldApart.includes(id));
  const register = useMutation({
    mutationFn: (identified: PatientIdentity) =>
      api.call('registerPatient', {
        body: {
          ...identified,
          idempotencyKey: form.getValues('idempotencyKey'),
          distinctFrom: [...toldApart],
        },
      }),
    onSuccess: (patient) => {
      draft.drop();
      onRegistered(patient);
    },
    // Another site was faster, or the form was sent before the comparison was there.
    onError: (error) => {
      if (asApiError(error).code.startsWith('PATIENT_')) void lookAgain();
    },
  });

  function submit(values: RegistrationDraft): void {
    const judged = judgeRegistration(values);
    setWrong('wrong' in judged ? judged.wrong : new Set());
    setIsAsked(true);
    if ('wrong' in judged || !isOther) focusWrong();
    else if (!register.isPending) register.mutate(judged.identity);
  }

  const errorOf = (field: RegistrationField) =>
    wrong.has(field) ? t(`register.wrong.${field}`) : undefined;

  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
      onChange={() => draft.keep(form.getValues())}
      className={classes['form']}
    >
      <Section title={t('register.identity')}>
        <IdentityFields form={form} errorOf={errorOf} />
      </Section>
      <Section title={t('register.contact')}>
        <ContactFields form={form} errorOf={errorOf} />
      </Section>
      {identity && (
        <SimilarPatients
          identity={identity}
          similar={similar}
          isOther={isOther}
          onOther={(isOne) => setToldApart(isOne ? similar.map(({ id }) => id) : [])}
          isAsked={isAsked}
        />
      )}
      {register.isError && <Notice tone="error">{wordsFor(register.error)}</Notice>}
      <div className={classes['submit']}>
        <Button type="submit" loading={register.isPending}>
          {t('register.submit')}
        </Button>
        {draft.safety === 'kept' && <span className={classes['kept']}>{t('register.kept')}</span>}
      </div>
    </form>
  );
}
