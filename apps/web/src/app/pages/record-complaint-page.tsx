import { useTranslation } from 'react-i18next';
import { Page, Section } from '@qarib/ui';
import { RecordComplaint } from '../../features/complaints/index.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

/** Somebody telephones, or a letter lies on the table. */
export function Component() {
  const { t } = useTranslation('complaints');
  return (
    <Page
      title={t('record.title')}
      lead={t('record.lead')}
      back={<BackLink to="/complaints" label={t('title')} />}
      width="narrow"
    >
      <Section>
        <RecordComplaint />
      </Section>
    </Page>
  );
}
