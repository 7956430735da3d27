import { lazy, Suspense, useSyncExternalStore } from 'react';
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
import { listDrafts, onDraftsChanged } from '../../shared/drafts/drafts.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { useSession } from '../../shared/session/session.ts';
import classes from './nurse-home-page.module.css';

/** Most days nothing lies here: only then is it fetched. */
const UnsentWork = lazy(async () => {
  const unsent = await import('../../features/nurse-home/components/unsent-work.tsx');
  return { default: unsent.UnsentWork };
});

export function Component() {
  const { t } = useTranslation('nurse-home');
  const { practitioner } = useSession();
  const language = useLanguage();
  const format = useFormat();
  const list = useQuery(read('listConsultations', { query: {} }));
  const hasOpen = list.data?.consultations.some(({ status }) => !isClosed(status));
  const isUnsent = useSyncExternalStore(
    onDraftsChanged,
    () => listDrafts(practitioner.id).length > 0,
  );
  return (
    <Page
      title={t('greeting', { name: practitioner.name })}
      lead={`${practitioner.facility.name[language]} · ${format.day(useToday())}`}
    >
      {isUnsent && (
        <Suspense>
          <UnsentWork consultations={list.data?.consultations ?? []} />
        </Suspense>
      )}
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
