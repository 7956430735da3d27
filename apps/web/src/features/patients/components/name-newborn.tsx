import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { patientNaming, type Patient } from '@qarib/contracts';
import { Notice, Section, requiredField } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import classes from './registration-form.module.css';

/** A newborn who was registered under the mother's name, once they have one of their own. */
export function NameNewborn({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [familyName, setFamilyName] = useState(patient.familyName);
  const [givenName, setGivenName] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const params = { id: patient.id };
  const judged = patientNaming.safeParse({ familyName, givenName });
  const wrong = new Set(judged.error?.issues.map(({ path }) => path[0]));
  const name = useMutation({
    mutationFn: (body: { familyName: string; givenName: string }) =>
      api.call('namePatient', { params, body }),
    onSuccess: (named) => {
      client.setQueryData(read('readPatient', { params }).queryKey, named);
      return readAgain(client, 'searchPatients');
    },
  });
  const errorOf = (field: 'familyName' | 'givenName') =>
    isAsked && wrong.has(field) ? t(`register.wrong.${field}`) : undefined;
  return (
    <Section title={t('naming.title')}>
      <form
        noValidate
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (judged.success) name.mutate(judged.data);
        }}
      >
        <div className={classes['pair']}>
          <TextInput
            label={t('register.givenName')}
            {...requiredField}
            autoComplete="off"
            dir="auto"
            value={givenName}
            onChange={({ currentTarget }) => setGivenName(currentTarget.value)}
            error={errorOf('givenName')}
          />
          <TextInput
            label={t('register.familyName')}
            {...requiredField}
            autoComplete="off"
            dir="auto"
            value={familyName}
            onChange={({ currentTarget }) => setFamilyName(currentTarget.value)}
            error={errorOf('familyName')}
          />
        </div>
        {name.isError && <Notice tone="error">{wordsFor(name.error)}</Notice>}
        <div className={classes['submit']}>
          <Button type="submit" variant="light" loading={name.isPending}>
            {t('naming.save')}
          </Button>
          <span className={classes['kept']}>{t('naming.keeps')}</span>
        </div>
      </form>
    </Section>
  );
}
