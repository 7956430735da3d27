import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { needRules } from '@qarib/clinical';
import type { SpecialtyNeeds } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './figures.module.css';

type Row = SpecialtyNeeds['rows'][number];

/** Which specialties a place's reasons point to. A proposal for people, with what it rests on. */
export function Needs({ needs }: { readonly needs: SpecialtyNeeds }) {
  const { t } = useTranslation('figures');
  const { requested } = needs;
  const proposed = needs.rows
    .filter(({ isProposed }) => isProposed)
    .toSorted((a, b) => (b.pointing ?? 0) - (a.pointing ?? 0));
  return (
    <Section title={t('needs.title')}>
      <p className={classes['note']}>{t('needs.what')}</p>
      {requested === undefined || requested === 0 ? (
        <EmptyState
          icon={<Lightbulb size={28} aria-hidden="true" />}
          title={requested === 0 ? t('needs.nothing') : t('needs.few')}
          text={t('needs.emptyText')}
        />
      ) : (
        <>
          <ol className={classes['proposals']} aria-label={t('needs.proposed')}>
            {proposed.map((row) => (
              <Proposal key={row.specialty} row={row} requested={requested} />
            ))}
          </ol>
          <NeedTable rows={needs.rows} requested={requested} />
          <Rest needs={needs} />
        </>
      )}
    </Section>
  );
}

type RowProps = { readonly row: Row; readonly requested: number };

function Proposal({ row: { specialty, pointing = 0, physicians }, requested }: RowProps) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const language = useLanguage();
  const rule = needRules.find((it) => it.specialty === specialty);
  return (
    <li>
      <strong>{shared(`specialties.${specialty}`)}</strong>{' '}
      {t('needs.figures', {
        share: format.percent(pointing / requested),
        pointing: format.number(pointing),
        requested: format.number(requested),
      })}{' '}
      {physicians === 0 ? t('needs.nobody') : t('needs.physicians', { count: physicians })}
      <span className={classes['note']}>{rule?.because[language]}</span>
    </li>
  );
}

function NeedTable({ rows, requested }: Pick<SpecialtyNeeds, 'rows'> & { requested: number }) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const numberOf = (value: number | undefined) =>
    value === undefined ? t('breakdown.hidden') : format.number(value);
  const columns = [
    ['pointing', ({ pointing }: Row) => numberOf(pointing)],
    [
      'share',
      ({ pointing }: Row) =>
        pointing === undefined ? t('breakdown.hidden') : format.percent(pointing / requested),
    ],
    ['asked', (row: Row) => numberOf(row.requested)],
    ['doctors', ({ physicians }: Row) => format.number(physicians)],
  ] as const;
  return (
    <details className={classes['behind']}>
      <summary>{t('trend.table')}</summary>
      <table className={classes['table']}>
        <caption>{t('needs.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('by.specialty')}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col" className={classes['number']}>
                {t(`needs.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.specialty}>
              <th scope="row">{shared(`specialties.${row.specialty}`)}</th>
              {columns.map(([name, textOf]) => (
                <td
                  key={name}
                  data-label={t(`needs.columns.${name}`)}
                  className={classes['number']}
                >
                  {textOf(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What the proposal cannot know is said with it. */
function Rest({ needs: { uncoded, beyond } }: { readonly needs: SpecialtyNeeds }) {
  const { t } = useTranslation('figures');
  const sentences = [
    beyond !== undefined && beyond > 0 && t('needs.beyond', { count: beyond }),
    uncoded !== undefined && uncoded > 0 && t('needs.uncoded', { count: uncoded }),
  ].filter((sentence) => sentence !== false);
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}
