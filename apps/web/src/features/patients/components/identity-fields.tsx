import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { administrativeGenders } from '@qarib/clinical';
import { ChoiceChips, DateField, requiredField, requiredIf } from '@qarib/ui';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import {
  askedFor,
  birthDateOf,
  type RegistrationDraft,
  type RegistrationField,
} from '../hooks/registration-form.ts';
import classes from './registration-form.module.css';

export type FieldsProps = {
  readonly form: UseFormReturn<RegistrationDraft>;
  readonly errorOf: (field: RegistrationField) => string | undefined;
};

/** The day, or the age when nobody knows the day. */
function BirthFields({ form, errorOf }: FieldsProps) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const draft = form.getValues();
  const { birthDate, isEstimated, ageUnit } = draft;
  const today = useToday();
  const estimated = isEstimated ? birthDateOf(draft, today) : undefined;
  return (
    <div className={classes['birth']}>
      {isEstimated ? (
        <div className={classes['age']}>
          <TextInput
            label={t('register.age')}
            {...requiredField}
            inputMode="numeric"
            autoComplete="off"
            description={estimated && t('register.ageHint', { date: format.day(estimated) })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={errorOf('age')}
            {...form.register('age')}
          />
          <ChoiceChips
            legend={t('register.ageUnit')}
            choices={(['years', 'months'] as const).map((value) => ({
              value,
              label: t(`register.ageUnits.${value}`),
            }))}
            value={ageUnit}
            onChange={(value) => form.setValue('ageUnit', value)}
          />
        </div>
      ) : (
        <DateField
          legend={t('register.birthDate')}
          isRequired
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
  );
}

export function IdentityFields(props: FieldsProps) {
  const { form, errorOf } = props;
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const draft = form.getValues();
  const asked = askedFor(draft, useToday());
  const isNameless = asked.isNameless && draft.isNameless;
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          label={t('register.familyName')}
          {...requiredField}
          autoComplete="off"
          dir="auto"
          error={errorOf('familyName')}
          {...form.register('familyName')}
        />
        <TextInput
          label={t('register.givenName')}
          {...requiredIf(!isNameless)}
          disabled={isNameless}
          autoComplete="off"
          dir="auto"
          error={errorOf('givenName')}
          {...form.register('givenName')}
        />
      </div>
      <ChoiceChips
        legend={t('register.gender')}
        isRequired
        choices={administrativeGenders.map((value) => ({
          value,
          label: shared(`genders.${value}`),
        }))}
        value={draft.gender}
        onChange={(value) => form.setValue('gender', value)}
        error={errorOf('gender')}
      />
      <BirthFields {...props} />
      {asked.isNameless && (
        <Checkbox
          size="md"
          className={classes['unknown'] ?? ''}
          label={t('register.isNameless')}
          {...form.register('isNameless')}
        />
      )}
    </>
  );
}

export function ContactFields({ form, errorOf }: FieldsProps) {
  const { t } = useTranslation('patients');
  const draft = form.getValues();
  const asked = askedFor(draft, useToday());
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
      {asked.nationalId && (
        <TextInput
          label={t('register.nationalId')}
          autoComplete="off"
          autoCapitalize="characters"
          dir="ltr"
          error={errorOf('nationalId')}
          {...form.register('nationalId')}
        />
      )}
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
        {...requiredIf(asked.isNameless && draft.isNameless)}
        autoComplete="off"
        dir="auto"
        error={errorOf('motherName')}
        {...form.register('motherName')}
      />
    </div>
  );
}
