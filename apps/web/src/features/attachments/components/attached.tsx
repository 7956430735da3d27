import type { ReactNode } from 'react';
import { Activity, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentPath, type Attachment, type Consultation } from '@qarib/contracts';
import { pathOf } from '../../../shared/api/api-client.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './attachments.module.css';

const isDocument = ({ contentType }: Attachment) => contentType === 'application/pdf';
const bytesPerMegabyte = 1_000_000;

type AttachedProps = {
  readonly consultation: Pick<Consultation, 'id' | 'attachments'>;
  /** The photos themselves, with the marks beside them. */
  readonly grid: ReactNode;
};

/** What the case has: photos to look at, documents to save and open. */
export function Attached({ consultation, grid }: AttachedProps) {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  const { id, attachments } = consultation;
  const documents = attachments.filter(isDocument);
  if (attachments.length === 0) return <p className={classes['empty']}>{t('none')}</p>;
  return (
    <>
      {documents.length < attachments.length && grid}
      {documents.length > 0 && (
        <ul className={classes['documents']}>
          {documents.map(({ id: attachmentId, kind, fileName, sizeBytes, addedAt }) => {
            const Icon = kind === 'ecg' ? Activity : FileDown;
            return (
              <li key={attachmentId}>
                <a
                  href={pathOf(attachmentPath, { id, attachmentId })}
                  download={fileName}
                  className={classes['document']}
                >
                  <Icon size={20} aria-hidden="true" />
                  <span>
                    <strong>{t(`kinds.${kind}`)}</strong> <bdi>{fileName}</bdi>
                    <span className={classes['empty']}>
                      {' '}
                      {t('facts', {
                        megabytes: format.number(Math.ceil(sizeBytes / bytesPerMegabyte)),
                        date: format.dateTime(addedAt),
                      })}
                    </span>
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
