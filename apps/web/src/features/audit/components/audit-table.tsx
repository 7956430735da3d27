import { useTranslation } from 'react-i18next';
import { errorCode, type EndpointReply } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './audit-table.module.css';

type Entry = EndpointReply<'readAudit'>['entries'][number];

function Outcome({ outcome, errorCode: code }: Pick<Entry, 'outcome' | 'errorCode'>) {
  const { t } = useTranslation('audit');
  const { t: shared } = useTranslation('shared');
  const known = errorCode.safeParse(code);
  return (
    <>
      <strong className={classes['outcome']} data-outcome={outcome}>
        {outcome === 'success' ? t('success') : t('refused')}
      </strong>
      {code && (
        <span className={classes['why']}>
          {known.success ? shared(`errors.${known.data}`) : code}
        </span>
      )}
    </>
  );
}

/** Who did what to what. The ids are the log's own, so that the two can be compared. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('on')}</th>
          <th scope="col">{t('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={classes['when']}>{format.dateTime(entry.recordedAt)}</td>
            <th scope="row">
              <bdi>{entry.agentName ?? t('nobody')}</bdi>
            </th>
            <td>{t(`actions.${entry.action}`, { defaultValue: entry.action })}</td>
            <td className={classes['on']}>
              {t(`entities.${entry.entityType}`, { defaultValue: entry.entityType })}{' '}
              <bdi dir="ltr">{entry.entityId ?? entry.findings?.join(', ')}</bdi>
            </td>
            <td>
              <Outcome outcome={entry.outcome} errorCode={entry.errorCode} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
