import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { noteSections } from '@qarib/clinical';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { NoteParts } from '../../../shared/note/note-parts.tsx';
import classes from './note.module.css';

type VersionRef = { readonly amendment: number; readonly version: number };

function OneVersion({ consultationId, shown }: { consultationId: string; shown: VersionRef }) {
  const { t } = useTranslation('shared');
  const { amendment, version } = shown;
  const params = {
    id: consultationId,
    amendment: String(amendment),
    version: String(version),
  };
  const saved = useQuery(read('readNoteVersion', { params }));
  return (
    <QueryView query={saved}>
      {({ content }) => (
        <article className={classes.final}>
          {noteSections
            .filter((section) => content.text[section].trim() !== '')
            .map((section) => (
              <section key={section}>
                <h3>{t(`noteSections.${section}`)}</h3>
                <p className={classes.words} dir="auto">
                  {content.text[section]}
                </p>
              </section>
            ))}
          <NoteParts content={content} />
        </article>
      )}
    </QueryView>
  );
}

function VersionList({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('consultation-note');
  const format = useFormat();
  const [shown, setShown] = useState<VersionRef>();
  const query = read('listNoteVersions', { params: { id: consultationId } });
  const versions = useQuery({ ...query, staleTime: 0 });
  if (shown) {
    return (
      <div className={classes.dialog}>
        <Button variant="default" onClick={() => setShown(undefined)}>
          {t('versions.back')}
        </Button>
        <OneVersion consultationId={consultationId} shown={shown} />
      </div>
    );
  }
  return (
    <QueryView query={versions}>
      {({ versions: all }) => (
        <div className={classes.dialog}>
          <p>{t(all.length === 0 ? 'versions.none' : 'versions.text')}</p>
          <ul className={classes.versions}>
            {all.map(({ amendment, version, savedAt, authorName = '', isSignature }) => (
              <li key={`${amendment}-${version}`}>
                <Button
                  variant="subtle"
                  fullWidth
                  justify="start"
                  onClick={() => setShown({ amendment, version })}
                >
                  {t(isSignature ? 'versions.signed' : 'versions.saved', {
                    time: format.dateTime(savedAt),
                    name: authorName,
                  })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryView>
  );
}

/** Every save there was: who, when, and what it said. */
export function NoteVersions({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        className="no-print"
        variant="subtle"
        leftSection={<History size={18} aria-hidden />}
        onClick={() => setIsOpen(true)}
        data-testid="note-versions"
      >
        {t('versions.title')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('versions.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
      >
        <VersionList consultationId={consultationId} />
      </Modal>
    </>
  );
}
