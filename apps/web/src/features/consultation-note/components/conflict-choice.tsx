import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { emptyNote, isSameContent, noteSections, type NoteContent } from '@qarib/clinical';
import type { NoteWriting } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { NoteParts } from '../../../shared/note/note-parts.tsx';
import { fullContent } from '../drafting/reconcile.ts';
import classes from './note.module.css';

type PairProps = {
  readonly title: string;
  readonly whoseTheirs: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
};

function Pair({ title, whoseTheirs, theirs, mine }: PairProps) {
  const { t } = useTranslation('consultation-note');
  return (
    <div className={classes.pair}>
      <h4>{title}</h4>
      <div>
        <span className={classes.whose}>{whoseTheirs}</span>
        <div className={classes.words} dir="auto">
          {theirs}
        </div>
      </div>
      <div>
        <span className={classes.whose}>{t('conflict.mine')}</span>
        <div className={classes.words} dir="auto">
          {mine}
        </div>
      </div>
    </div>
  );
}

const withoutWords = (content: NoteContent): NoteContent => ({ ...content, text: emptyNote });

type ConflictChoiceProps = {
  readonly theirs: NoteWriting;
  readonly mine: NoteContent;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onBoth: () => void;
};

/** Two writings of one note: both in sight, and nothing thrown away before a person chose. */
export function ConflictChoice({ theirs, mine, onMine, onTheirs, onBoth }: ConflictChoiceProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const format = useFormat();
  const their = fullContent(theirs);
  const differing = noteSections.filter((section) => their.text[section] !== mine.text[section]);
  const isSigned = theirs.status !== 'preliminary';
  const whoseTheirs = theirs.savedAt
    ? t('conflict.theirsAt', { time: format.dateTime(theirs.savedAt) })
    : t('conflict.theirs');
  return (
    <section className={classes.conflict} role="alert" data-testid="note-conflict">
      <h3 className={classes.conflictTitle}>
        {t(isSigned ? 'conflict.signedTitle' : 'conflict.title')}
      </h3>
      <p>{t(isSigned ? 'conflict.signedText' : 'conflict.text')}</p>
      {differing.map((section) => (
        <Pair
          key={section}
          title={t(`shared:noteSections.${section}`)}
          whoseTheirs={whoseTheirs}
          theirs={their.text[section] || t('conflict.empty')}
          mine={mine.text[section] || t('conflict.empty')}
        />
      ))}
      {!isSameContent(withoutWords(their), withoutWords(mine)) && (
        <Pair
          title={t('conflict.parts')}
          whoseTheirs={whoseTheirs}
          theirs={<NoteParts content={their} />}
          mine={<NoteParts content={mine} />}
        />
      )}
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
