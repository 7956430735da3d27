import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noteSections, type NoteText } from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { fullText } from '../drafting/reconcile.ts';
import classes from './note.module.css';

type ConflictChoiceProps = {
  readonly theirs: Note;
  readonly mine: NoteText;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onBoth: () => void;
};

/** Two texts of one note: both in sight, and nothing thrown away before a person chose. */
export function ConflictChoice({ theirs, mine, onMine, onTheirs, onBoth }: ConflictChoiceProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const format = useFormat();
  const theirText = fullText(theirs);
  const differing = noteSections.filter((section) => theirText[section] !== mine[section]);
  const isSigned = theirs.status !== 'preliminary';
  return (
    <section className={classes.conflict} role="alert" data-testid="note-conflict">
      <h3 className={classes.conflictTitle}>
        {t(isSigned ? 'conflict.signedTitle' : 'conflict.title')}
      </h3>
      <p>{t(isSigned ? 'conflict.signedText' : 'conflict.text')}</p>
      {differing.map((section) => (
        <div key={section} className={classes.pair}>
          <h4>{t(`shared:noteSections.${section}`)}</h4>
          <div>
            <span className={classes.whose}>
              {theirs.savedAt
                ? t('conflict.theirsAt', { time: format.dateTime(theirs.savedAt) })
                : t('conflict.theirs')}
            </span>
            <p className={classes.words} dir="auto">
              {theirText[section] || t('conflict.empty')}
            </p>
          </div>
          <div>
            <span className={classes.whose}>{t('conflict.mine')}</span>
            <p className={classes.words} dir="auto">
              {mine[section] || t('conflict.empty')}
            </p>
          </div>
        </div>
      ))}
      <div className={classes.choices}>
        {!isSigned && <Button onClick={onBoth}>{t('conflict.keepBoth')}</Button>}
        {!isSigned && (
          <Button variant="default" onClick={onMine}>
            {t('conflict.keepMine')}
          </Button>
        )}
        <Button variant="default" onClick={onTheirs}>
          {t(isSigned ? 'conflict.readSigned' : 'conflict.keepTheirs')}
        </Button>
      </div>
    </section>
  );
}
