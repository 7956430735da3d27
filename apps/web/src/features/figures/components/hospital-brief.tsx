import { useTranslation } from 'react-i18next';
import type { Figures } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import { CardList } from './figure-cards.tsx';
import classes from './figures.module.css';

/** What a hospital's physicians took on of the place that is shown, and what became of it. */
export function HospitalBrief({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const format = useFormat();
  const { hospital, total } = figures;
  const answered = total.counts.answered ?? 0;
  const name = hospital?.name?.[language] ?? hospital?.id ?? '';
  return (
    <>
      <Section title={name}>
        {total.hidden.includes('requests') ? (
          <Notice tone="info">{t('brief.few')}</Notice>
        ) : (
          <p className={classes['headline']}>
            {t('hospital.answered', { count: answered, shown: format.number(answered) })}
          </p>
        )}
        <p className={classes['note']}>{t('hospital.what')}</p>
        <CardList
          ids={['attempted', 'completed', 'dropped', 'droppedShare']}
          total={total}
          before={undefined}
        />
      </Section>
      <Section title={t('by.specialty')}>
        <BreakdownTable figures={figures} />
      </Section>
    </>
  );
}
