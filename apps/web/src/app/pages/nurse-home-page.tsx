import { useEffect, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import { Page, Section } from '@qarib/ui';
import { TodaysConsultations } from '../../features/nurse-home/components/todays-consultations.tsx';
import { SentByItself } from '../../features/nurse-home/components/sent-by-itself.tsx';
import { UnreadNotes } from '../../features/nurse-home/components/unread-notes.tsx';
import { PatientFinder } from '../../features/patients/components/patient-finder.tsx';
import { UnsentWork } from '../../features/unsent/components/unsent-work.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useToday } from '../../shared/clock/use-today.ts';
import { listDrafts, onDraftsChanged } from '../../shared/drafts/drafts.ts';
import { openShelf } from '../../shared/i18n/i18n.ts';
import { useFormat } from '../../shared/i18n/use-format.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { keepPages } from '../../shared/offline/keep-pages.ts';
import { useSession } from '../../shared/session/session.ts';
import classes from './nurse-home-page.module.css';

/** What a nurse can do without network is fetched once the page itself stands: the patient signs there, and reasons are searched, too. */
const loadCapture = () =>
  Promise.all([
    import('./register-patient-page.tsx'),
    import('./request-consultation-page.tsx'),
    import('../../features/consent/signing/sign-dialog.tsx'),
    // Without the list a reason is written in own words, as ever.
    import('../../shared/codes/code-combobox.tsx')
      .then(({ keepCodes }) => keepCodes('icpc-2'))
      .catch(() => undefined),
    openShelf('seldom'),
  ]);

function useOpensOffline(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    // When it fails the pages open with a network only, as before.
    keepPages(loadCapture).catch(() => undefined);
  }, [isReady]);
}

export function Component() {
  const { t } = useTranslation('nurse-home');
  const { practitioner } = useSession();
  const language = useLanguage();
  const format = useFormat();
  const list = useQuery(read('listConsultations', { query: {} }));
  useOpensOffline(list.data !== undefined);
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
      <SentByItself />
      {isUnsent && <UnsentWork consultations={list.data?.consultations ?? []} />}
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
