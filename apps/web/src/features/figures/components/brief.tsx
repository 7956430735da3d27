import { useTranslation } from 'react-i18next';
import {
  daysIn,
  figureOf,
  firstFigureDay,
  yearOf,
  groups,
  waitClassMinutes,
  type ShownCounts,
} from '@qarib/clinical';
import type { Figures } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

/** From where a figure is worth a sentence. */
const limits = { unmet: 0.1, dropped: 0.1, waitMinutes: 30, inTime: 0.8, fall: 0.05 };

type BriefProps = {
  readonly now: Figures;
  readonly before: Figures | undefined;
  /** Whether figures reach back far enough for a period before. */
  readonly hasBefore: boolean;
};

/** What the figures say, in words: how much was asked, and what needs somebody's attention. */
export function Brief({ now, before, hasBefore }: BriefProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const attention = useAttention({ now, before });
  if (now.total.hidden.includes('requests')) {
    return (
      <Notice tone="info">
        {t('brief.few')} {t('brief.fromFive')}
      </Notice>
    );
  }
  const count = now.total.counts.requested ?? 0;
  const was = before?.total.counts.requested;
  return (
    <Section title={t('brief.title')}>
      <p className={classes['headline']}>
        {t('brief.requested', { count, shown: format.number(count) })}{' '}
        {before && was !== undefined && (
          <span>
            {t('brief.before', {
              count: daysIn(before),
              days: format.number(daysIn(before)),
              before: format.number(was),
            })}
          </span>
        )}
        {!hasBefore && <span>{t('brief.nothingBefore', { year: yearOf(firstFigureDay) })}</span>}
      </p>
      {attention.length === 0 ? (
        <p>{t('brief.fine')}</p>
      ) : (
        <ul className={classes['attention']} aria-label={t('brief.attention')}>
          {attention.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isMostlyHidden(now) && (
        <Notice tone="info">
          {t('brief.mostlyFew')} {t('brief.fromFive')}
        </Notice>
      )}
    </Section>
  );
}

/** As where Qarib is new: of most places nothing can be shown, or of most that is counted. */
function isMostlyHidden({ rows, total }: Figures): boolean {
  const hiddenRows = rows.filter(({ hidden }) => hidden.includes('requests'));
  return hiddenRows.length > rows.length / 2 || total.hidden.length > groups.length / 2;
}

function useAttention({ now, before }: Omit<BriefProps, 'hasBefore'>): readonly string[] {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const words = useFigureWords();
  const { counts } = now.total;
  const unmet = shareOf('unmetShare', counts);
  const dropped = shareOf('droppedShare', counts);
  const wait = figureOf('longWait', counts).value ?? 0;
  const inTime = figureOf('opinionsInTimeShare', counts).value ?? 1;
  const done = figureOf('completedShare', counts).value;
  const was = before && figureOf('completedShare', before.total.counts).value;
  const worst = now.rows.toSorted((a, b) => unmetIn(b.counts) - unmetIn(a.counts))[0];
  return [
    unmet >= limits.unmet &&
      t('brief.unmet', { count: counts.unmet ?? 0, share: format.percent(unmet) }),
    unmet >= limits.unmet &&
      worst !== undefined &&
      unmetIn(worst.counts) > 0 &&
      t('brief.unmetSpecialty', {
        specialty: words.rowName('specialty', worst),
        count: unmetIn(worst.counts),
      }),
    dropped >= limits.dropped && t('brief.dropped', { share: format.percent(dropped) }),
    wait > limits.waitMinutes && t('brief.wait', { minutes: lowerEndOf(wait) }),
    inTime < limits.inTime && t('brief.late', { share: format.percent(inTime) }),
    done !== undefined &&
      was !== undefined &&
      was - done >= limits.fall &&
      t('brief.worse', { before: format.percent(was), now: format.percent(done) }),
  ].filter((sentence) => sentence !== false);
}

/** Of the class that ends there: so long those waited at least. */
const lowerEndOf = (minutes: number) => waitClassMinutes.findLast((end) => end < minutes) ?? 0;
const unmetIn = (counts: ShownCounts) => counts['unmet'] ?? 0;
const shareOf = (id: 'unmetShare' | 'droppedShare', counts: ShownCounts) =>
  figureOf(id, counts).value ?? 0;
