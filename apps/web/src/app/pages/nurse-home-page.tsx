import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import { Page, Section } from '@qarib/ui';
import { TodaysConsultations } from '../../features/nurse-home/components/todays-consultations.tsx';
import { UnreadNotes } from '../../features/nurse-home/components/unread-notes.tsx';
import { PatientFinder } from '../../features/patients/components/patient-finder.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useToday } from '../../shared/clock/use-today.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { useSession } from '../../shared/session/session.ts';
import classes from './nurse-home-page.module.css';

export function Component() {
  const { t } = useTranslation('nurse-home');
  const { practitioner } = useSession();
  const language = useLanguage();
  const format = useFormat();
  const list = useQuery(read('listConsultations', { query: {} }));
  const hasOpen = list.data?.consultations.some(({ status }) => !isClosed(status));
  return (
    <Page
      title={t('greeting', { name: practitioner.name })}
      lead={`${practitioner.facility.name[language]} · ${format.day(useToday())}`}
    >
      <UnreadNotes consultations={list.data?.consultations ?? []} />
      <div className={classes['columns']} data-open={hasOpen || undefined}>
        <PatientFinder />
        {list.data ? (
          <TodaysConsultations consultations={list.data.consultations} />
        ) : (
          <Section title={t('today.title')}>
            <QueryView query={list}>{() => null}</QueryView>
          </Section>
        )}
      </div>
    </Page>
  );
}
