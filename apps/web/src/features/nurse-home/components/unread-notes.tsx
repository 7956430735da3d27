import { FileCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { PatientLine } from '@qarib/ui';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { readMarkOf, useReadNotesStore } from '../../../shared/consultation/read-notes-store.ts';
import classes from './unread-notes.module.css';

type UnreadNotesProps = { readonly consultations: readonly ConsultationSummary[] };

/** What a physician has signed and nobody at this computer has opened yet: somebody waits for it. */
export function UnreadNotes({ consultations }: UnreadNotesProps) {
  const { t } = useTranslation('nurse-home');
  const words = useCaseWords();
  const readIds = useReadNotesStore((state) => state.ids);
  const unread = consultations.filter((it) => it.isNoteSigned && !readIds.includes(readMarkOf(it)));
  if (unread.length === 0) return null;
  return (
    <section aria-label={t('unread.title')} className={classes['unread']}>
      <h2 className={classes['title']}>
        <FileCheck2 size={20} aria-hidden="true" />
        {t('unread.title')}
      </h2>
      <ul className={classes['list']}>
        {unread.map(({ id, patient, reason, responsible }) => (
          <li key={id}>
            <Link to={`/consultations/${id}`} className={classes['note']}>
              <PatientLine
                name={patient.name}
                facts={[
                  words.reasonTitle(reason),
                  t('unread.by', { name: responsible?.name ?? '' }),
                ]}
              />
              <span className={classes['read']}>{t('unread.read')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
