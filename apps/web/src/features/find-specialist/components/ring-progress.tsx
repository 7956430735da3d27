import { useTranslation } from 'react-i18next';
import { BellOff, BellRing, Clock } from 'lucide-react';
import type { RingingState } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './find-specialist.module.css';

/** Who was rung, where and when, and who comes next. */
export function RingProgress({ ringing }: { readonly ringing: RingingState }) {
  const { t } = useTranslation('find-specialist');
  const language = useLanguage();
  const format = useFormat();
  const { rings, next } = ringing;
  if (rings.length === 0) return null;
  return (
    <ol className={classes['rings']} aria-label={t('rings.label')} data-testid="rings">
      {rings.map(({ hospital, rungAt, people }) => (
        <li key={`${hospital.id} ${rungAt}`} data-nobody={people.length === 0 || undefined}>
          {people.length > 0 ? (
            <BellRing size={18} aria-hidden />
          ) : (
            <BellOff size={18} aria-hidden />
          )}
          <div>
            <strong>{hospital.name[language]}</strong>
            <p>
              {people.length > 0
                ? t('rings.people', {
                    count: people.length,
                    names: people.map(({ name }) => name).join(t('rings.comma')),
                  })
                : t('rings.nobody')}
            </p>
          </div>
          <time dateTime={rungAt} className="tabular">
            {format.time(rungAt)}
          </time>
        </li>
      ))}
      {next && (
        <li data-next>
          <Clock size={18} aria-hidden />
          <div>
            <strong>{next.hospital.name[language]}</strong>
            <p>{t('rings.next')}</p>
          </div>
          <time dateTime={next.at} className="tabular">
            {format.time(next.at)}
          </time>
        </li>
      )}
    </ol>
  );
}
