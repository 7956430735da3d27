import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ChoiceChips, Page, Section } from '@qarib/ui';
import { FileComplaint } from '../../features/complaints/components/file-complaint.tsx';
import { FollowComplaint } from '../../features/complaints/components/follow-complaint.tsx';
import { PublicLayout } from '../layout/public-layout.tsx';

const ways = ['file', 'follow'] as const;

/** Anybody complains here, or sees what became of it; no account. A feedback link leads here too. */
export function Component() {
  const { t } = useTranslation('complaints');
  const { hash } = useLocation();
  const [way, setWay] = useState<(typeof ways)[number]>('file');
  const token = /^#[\w-]{43}$/.test(hash) ? hash.slice(1) : undefined;
  return (
    <PublicLayout>
      <Page title={t('public.title')} lead={t('public.lead')} width="narrow">
        <Section>
          <ChoiceChips
            legend={t('public.what')}
            choices={ways.map((value) => ({ value, label: t(`public.${value}`) }))}
            value={way}
            onChange={setWay}
          />
          {way === 'file' ? <FileComplaint feedbackToken={token} /> : <FollowComplaint />}
        </Section>
      </Page>
    </PublicLayout>
  );
}
