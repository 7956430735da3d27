import { useTranslation } from 'react-i18next';
import type { Figures } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { poorLinksIn } from '../hooks/quality-order.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

/** So many are read; the others are in the table. */
const mostLinks = 5;

/** Whose link wants mending, and what says so. */
export function QualityBrief({ figures: { rows, by } }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const language = useLanguage();
  const poor = poorLinksIn(rows).slice(0, mostLinks);
  if (poor.length === 0) return <p>{t('quality.fine')}</p>;
  return (
    <ul className={classes['attention']} aria-label={t('brief.attention')}>
      {poor.map(({ row, exceeded }) => {
        const said = exceeded.map((id) =>
          t('quality.said', {
            figure: words.nameOf(id),
            value: words.valueOf(id, row.counts).text ?? '',
          }),
        );
        const reasons = new Intl.ListFormat(language).format(said);
        return (
          <li key={row.value}>
            {t('quality.attention', { name: words.rowName(by, row), reasons })}
          </li>
        );
      })}
    </ul>
  );
}
