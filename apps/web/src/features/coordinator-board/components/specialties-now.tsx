import { useTranslation } from 'react-i18next';
import type { Board } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useWait } from '../hooks/use-wait.ts';
import classes from './board.module.css';

type SpecialtiesNowProps = { readonly board: Board; readonly agedMs: number };
type Row = Board['specialties'][number];

/** Each specialty: who is there to answer, and who waits for them. */
export function SpecialtiesNow({ board, agedMs }: SpecialtiesNowProps) {
  const { t } = useTranslation('coordinator-board');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const waitOf = useWait();
  const { asOf, specialties } = board;
  const columns = [
    ['onCall', ({ onCall }: Row) => format.number(onCall)],
    ['waiting', ({ waiting }: Row) => format.number(waiting)],
    ['longestWait', ({ longestWaitSince: since }: Row) => waitOf({ since, asOf, agedMs })],
    ['inCall', ({ inCall }: Row) => format.number(inCall)],
    ['taken', ({ taken }: Row) => format.number(taken)],
  ] as const;
  return (
    <Section>
      <table className={classes['table']}>
        <caption className={classes['caption']}>{t('bySpecialty')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('specialty')}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col" className={classes['number']}>
                {t(`now.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {specialties.map((row) => (
            <tr key={row.specialty} data-alone={isAlone(row) || undefined}>
              <th scope="row">
                {shared(`specialties.${row.specialty}`)}
                {isAlone(row) && <span className={classes['alone']}>{t('nobodyOnCall')}</span>}
              </th>
              {columns.map(([name, valueOf]) => (
                <td key={name} data-label={t(`now.${name}`)} className="tabular">
                  {valueOf(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['period']}>{t('definitions.onCall')}</p>
    </Section>
  );
}

/** Somebody waits, and nobody is there to answer. */
const isAlone = ({ onCall, waiting }: Row) => onCall === 0 && waiting > 0;
