import { useState } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Complaint, LinkedConsultation } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useComplaintStep } from '../hooks/use-complaint-step.ts';
import classes from './complaints.module.css';

function Which({ consultation }: { readonly consultation: LinkedConsultation }) {
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const language = useLanguage();
  const { facility, requestedAt, specialty } = consultation;
  return (
    <span className={classes['head']}>
      <span>{format.dateTime(requestedAt)}</span>
      <span>{shared(`specialties.${specialty}`)}</span>
      <bdi>{facility.name[language]}</bdi>
    </span>
  );
}

/** Which consultation it is about: when and for what. Neither patient nor note is shown here. */
export function ComplaintLink({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const wordsFor = useErrorWords();
  const step = useComplaintStep(complaint);
  const link = (consultationId: string | undefined) =>
    step.mutate({ what: 'link', consultationId });
  const { consultation } = complaint;
  return (
    <Section title={t('link.title')}>
      <p className={classes['soft']}>{t('link.sees')}</p>
      {step.isError && <Notice tone="error">{wordsFor(step.error)}</Notice>}
      {consultation ? (
        <div className={classes['actions']}>
          <Which consultation={consultation} />
          <Button variant="default" loading={step.isPending} onClick={() => link(undefined)}>
            {t('link.remove')}
          </Button>
        </div>
      ) : (
        <Find complaint={complaint} onChoose={link} />
      )}
    </Section>
  );
}

type FindProps = { readonly complaint: Complaint; readonly onChoose: (id: string) => void };

function Find({ complaint, onChoose }: FindProps) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const { id, provinceId, receivedDay, facility } = complaint;
  const [facilityId, setFacilityId] = useState(facility?.id ?? '');
  const [day, setDay] = useState(receivedDay);
  const choices = useQuery(read('readComplaintChoices', { query: { provinceId } }));
  const found = useQuery({
    ...read('listLinkableConsultations', { params: { id }, query: { facilityId, day } }),
    enabled: facilityId !== '' && day !== '',
  });
  return (
    <>
      <div className={classes['pair']}>
        <NativeSelect
          label={t('link.site')}
          value={facilityId}
          onChange={({ currentTarget }) => setFacilityId(currentTarget.value)}
          data={[
            { label: t('told.choose'), value: '' },
            ...(choices.data?.facilities ?? []).map((it) => ({
              value: it.id,
              label: it.name[language],
            })),
          ]}
        />
        <TextInput
          type="date"
          label={t('link.day')}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </div>
      {facilityId !== '' && day !== '' && (
        <QueryView query={found} rows={1}>
          {({ consultations }) =>
            consultations.length === 0 ? (
              <p className={classes['soft']}>{t('link.none')}</p>
            ) : (
              <ul className={classes['list']}>
                {consultations.map((one) => (
                  <li key={one.id} className={classes['actions']}>
                    <Which consultation={one} />
                    <Button variant="light" onClick={() => onChoose(one.id)}>
                      {t('link.choose')}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </QueryView>
      )}
    </>
  );
}
