import { useTranslation } from 'react-i18next';
import { ageAt, judgeVitalSign, vitalSignByCode } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { PriorityBadge, Section } from '@qarib/ui';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case-summary.module.css';

/** What was sent: the physician sees the same. */
export function CaseSummary({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const words = useCaseWords();
  const format = useFormat();
  const { specialty, priority, reason, vitalSigns, requester, patient } = consultation;
  const age = ageAt(patient.birthDate, useToday());
  const detail = words.reasonDetail(reason);
  return (
    <Section
      title={t('case.title')}
      actions={<PriorityBadge priority={priority} label={shared(`priorities.${priority}`)} />}
    >
      <div>
        <p className={classes['reason']}>
          {shared(`specialties.${specialty}`)} · <bdi>{words.reasonTitle(reason)}</bdi>
        </p>
        {detail && (
          <p className={classes['detail']}>
            <bdi>{detail}</bdi>
          </p>
        )}
        <p className={classes['by']}>
          {t('case.requestedBy', {
            name: requester.name,
            date: format.dateTime(consultation.requestedAt),
          })}
        </p>
      </div>
      {vitalSigns.length === 0 ? (
        <p className={classes['by']}>{t('case.noVitals')}</p>
      ) : (
        <dl className={classes['vitals']} aria-label={t('case.vitals')}>
          {vitalSigns.map((sign) => {
            const { name, unit } = vitalSignByCode(sign.code);
            const isUnusual = judgeVitalSign(sign, age) !== 'usual';
            return (
              <div key={sign.code} data-unusual={isUnusual}>
                <dt>{shared(`vitalSigns.${name}`)}</dt>
                <dd>
                  <bdi className="tabular">{format.number(sign.value)}</bdi>{' '}
                  <span className={classes['unit']}>{shared(`units.${unit}`)}</span>
                  {isUnusual && <span className={classes['unusual']}>{t('case.unusual')}</span>}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Section>
  );
}
