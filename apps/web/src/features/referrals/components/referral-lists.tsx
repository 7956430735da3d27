import { useQuery } from '@tanstack/react-query';
import { Ambulance } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { ReferralCard } from './referral-card.tsx';
import classes from './referrals.module.css';

/** Everybody on the way, the most urgent first, and those who arrived in the last month. */
export function ReferralBoard() {
  const { t } = useTranslation('referrals');
  const referrals = useQuery(read('listReferrals', { query: {} }));
  return (
    <QueryView query={referrals}>
      {({ open, closed }) => (
        <>
          <Section title={t('open')}>
            {open.length === 0 ? (
              <EmptyState
                icon={<Ambulance size={28} aria-hidden="true" />}
                title={t('empty.title')}
                text={t('empty.text')}
              />
            ) : (
              <ul className={classes['list']}>
                {open.map((it) => (
                  <ReferralCard key={it.id} referral={it} />
                ))}
              </ul>
            )}
          </Section>
          {closed.length > 0 && (
            <Section title={t('closed')}>
              <ul className={classes['list']}>
                {closed.map((it) => (
                  <ReferralCard key={it.id} referral={it} />
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </QueryView>
  );
}

/** Where the patient of one case is, for a case that sent them somewhere. */
export function CaseReferrals({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('referrals');
  const { data } = useQuery(read('listReferrals', { query: { consultationId } }));
  const all = data ? [...data.open, ...data.closed] : [];
  if (all.length === 0) return null;
  return (
    <Section title={t('title')}>
      <ul className={classes['list']}>
        {all.map((it) => (
          <ReferralCard key={it.id} referral={it} />
        ))}
      </ul>
    </Section>
  );
}
