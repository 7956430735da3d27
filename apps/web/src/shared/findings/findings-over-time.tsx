import { MoveDown, MoveUp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ageAt, judgeVitalSign, latestFindings, seriesOf, vitalSignByCode } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { useToday } from '../clock/use-today.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './findings.module.css';
import { TriageNote } from './triage-note.tsx';

type FindingsProps = {
  readonly consultation: Pick<Consultation, 'observations' | 'isPregnant' | 'patient'>;
};

/** How the patient was and is: the advised colour, and each measurement over time, latest last. */
export function FindingsOverTime({ consultation }: FindingsProps) {
  const { t } = useTranslation('findings');
  const { observations, isPregnant, patient } = consultation;
  const age = ageAt(patient.birthDate, useToday());
  if (observations.length === 0) return <p className={classes['soft']}>{t('over.none')}</p>;
  return (
    <>
      <TriageNote facts={{ age, isPregnant, ...latestFindings(observations) }} />
      <SeriesTable consultation={consultation} />
    </>
  );
}

function SeriesTable({ consultation: { observations, patient } }: FindingsProps) {
  const { t } = useTranslation('findings');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const age = ageAt(patient.birthDate, useToday());
  const measuredSets = observations.filter(({ vitalSigns }) => vitalSigns.length > 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('over.title')}>
      <table className={classes['series']}>
        <thead>
          <tr>
            <th scope="col">{t('over.measure')}</th>
            {measuredSets.map(({ id, takenAt }) => (
              <th key={id} scope="col" className="tabular">
                {format.time(takenAt)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seriesOf(measuredSets).map(({ code }) => {
            const { name, unit } = vitalSignByCode(code);
            return (
              <tr key={code}>
                <th scope="row">
                  {shared(`vitalSigns.${name}`)}{' '}
                  <span className={classes['unit']}>{shared(`units.${unit}`)}</span>
                </th>
                {measuredSets.map((set, nth) => {
                  const valueIn = (at: number) =>
                    measuredSets[at]?.vitalSigns.find((sign) => sign.code === code)?.value;
                  const value = valueIn(nth);
                  if (value === undefined) return <td key={set.id}>–</td>;
                  const isUnusual = judgeVitalSign({ code, value }, age) !== 'usual';
                  return (
                    <td key={set.id} className="tabular" data-unusual={isUnusual || undefined}>
                      <bdi>{format.number(value)}</bdi> <Trend from={valueIn(nth - 1)} to={value} />
                      {isUnusual && (
                        <TriangleAlert size={14} role="img" aria-label={t('over.unusual')} />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Trend({ from, to }: { readonly from: number | undefined; readonly to: number }) {
  const { t } = useTranslation('findings');
  if (from === undefined || from === to) return null;
  const Icon = to > from ? MoveUp : MoveDown;
  return <Icon size={14} role="img" aria-label={t(to > from ? 'over.up' : 'over.down')} />;
}
