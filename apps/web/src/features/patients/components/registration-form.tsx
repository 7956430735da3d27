import { useState } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { administrativeGenders } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { ChoiceChips, DateField, Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFocusWrong } from '../../../shared/forms/use-focus-wrong.ts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import {
  emptyRegistration,
  estimatedBirthDate,
  judgeRegistration,
  registrationDraft,
  type RegistrationDraft,
  type RegistrationField,
} from '../hooks/registration-form.ts';
import { SimilarPatients } from './similar-patients.tsx';
import classes from './registration-form.module.css';

type FieldsProps = {
  readonly form: UseFormReturn<RegistrationDraft>;
  readonly errorOf: (field: RegistrationField) => string | undefined;
};

function IdentityFields({ form, errorOf }: FieldsProps) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const { gender, birthDate, isEstimated, age } = form.getValues();
  const today = useToday();
  const estimated = isEstimated ? estimatedBirthDate(age, today) : undefined;
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          label={t('register.familyName')}
          withAsterisk
          autoComplete="off"
          dir="auto"
          error={errorOf('familyName')}
          {...form.register('familyName')}
        />
        <TextInput
          label={t('register.givenName')}
          withAsterisk
          autoComplete="off"
          dir="auto"
          error={errorOf('givenName')}
          {...form.register('givenName')}
        />
      </div>
      <ChoiceChips
        legend={`${t('register.gender')} *`}
        choices={administrativeGenders.map((value) => ({
          value,
          label: shared(`genders.${value}`),
        }))}
        value={gender}
        onChange={(value) => form.setValue('gender', value)}
        error={errorOf('gender')}
      />
      <div className={classes['birth']}>
        {isEstimated ? (
          <TextInput
            label={t('register.age')}
            withAsterisk
            inputMode="numeric"
            autoComplete="off"
            description={estimated && t('register.ageHint', { year: estimated.slice(0, 4) })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={errorOf('age')}
            {...form.register('age')}
          />
        ) : (
          <DateField
            legend={`${t('register.birthDate')} *`}
            labels={{
              day: t('register.day'),
              month: t('register.month'),
              year: t('register.year'),
            }}
            value={birthDate}
            onChange={(value) => form.setValue('birthDate', value)}
            error={errorOf('birthDate')}
          />
        )}
        <Checkbox
          size="md"
          className={classes['unknown'] ?? ''}
          label={t('register.isEstimated')}
          {...form.register('isEstimated')}
        />
      </div>
    </>
  );
}

function ContactFields({ form, errorOf }: FieldsProps) {
  const { t } = useTranslation('patients');
  return (
    <div className={classes['pair']}>
      <TextInput
        label={t('register.healthCardNumber')}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        error={errorOf('healthCardNumber')}
        {...form.register('healthCardNumber')}
      />
      <TextInput
        label={t('register.nationalId')}
        autoComplete="off"
        autoCapitalize="characters"
        dir="ltr"
        error={errorOf('nationalId')}
        {...form.register('nationalId')}
      />
      <TextInput
        label={t('register.phone')}
        type="tel"
        autoComplete="off"
        dir="ltr"
        error={errorOf('phone')}
        {...form.register('phone')}
      />
      <TextInput
        label={t('register.motherName')}
        autoComplete="off"
        dir="auto"
        error={errorOf('motherName')}
        {...form.register('motherName')}
      />
    </div>
  );
}

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
  const form = useForm<RegistrationDraft>({
    defaultValues: draft.restored ?? { ...emptyRegistration(), familyName: searchedName },
  });
  useWatch({ control: form.control });
  const { familyName, givenName } = form.getValues();
  const register = useMutation({
    mutationFn: (body: Parameters<typeof api.call<'registerPatient'>>[1]['body']) =>
      api.call('registerPatient', { body }),
    onSuccess: (patient) => {
      draft.drop();
      onRegistered(patient);
    },
  });

  function submit(values: RegistrationDraft): void {
    const judged = judgeRegistration(values);
    setWrong('wrong' in judged ? judged.wrong : new Set());
    if ('wrong' in judged) focusWrong();
    else if (!register.isPending) register.mutate(judged.body);
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
        <SimilarPatients familyName={familyName} givenName={givenName} />
      </Section>
      <Section title={t('register.contact')}>
        <ContactFields form={form} errorOf={errorOf} />
      </Section>
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
