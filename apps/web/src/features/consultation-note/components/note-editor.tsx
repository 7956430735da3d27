import { useState } from 'react';
import { Button, CloseButton, Textarea, VisuallyHidden } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { missingToSign, noteSections, type NoteSection } from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { Notice, SaveIndicator } from '@qarib/ui';
import { useNoteSaver } from '../hooks/use-note-saver.ts';
import { useSaveWords } from '../hooks/use-save-words.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { FinalNote, type NoteHeading } from './final-note.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { SignOutQuestion } from './sign-out-question.tsx';
import classes from './note.module.css';

/** The longest section the server takes. */
const maxSectionLength = 20_000;
const minRows: Record<NoteSection, number> = {
  subjective: 3,
  objective: 3,
  assessment: 2,
  plan: 3,
  advice: 2,
};

type SectionFieldProps = {
  readonly section: NoteSection;
  readonly value: string;
  readonly isMissing: boolean;
  readonly onWrite: (value: string) => void;
};

function SectionField({ section, value, isMissing, onWrite }: SectionFieldProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const isNeeded = section === 'assessment' || section === 'plan';
  return (
    <Textarea
      id={`note-${section}`}
      name={section}
      label={t(`shared:noteSections.${section}`)}
      description={t(`hints.${section}`)}
      withAsterisk={isNeeded}
      error={isMissing && t('sign.missingHere')}
      value={value}
      onChange={(event) => onWrite(event.currentTarget.value)}
      autosize
      minRows={minRows[section]}
      maxLength={maxSectionLength}
      dir="auto"
      data-testid={`note-${section}`}
    />
  );
}

export type NoteEditorProps = { readonly note: Note; readonly heading: NoteHeading };

/** The physician's note while it can still change; once signed, the note itself. */
export function NoteEditor({ note, heading }: NoteEditorProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const { saver, state, sign } = useNoteSaver(note);
  const words = useSaveWords(state);
  const [isRestoreTold, setIsRestoreTold] = useState(state.wasRestored);
  const [isSigning, setIsSigning] = useState(false);
  const [wasSignTried, setWasSignTried] = useState(false);
  if (state.status === 'final') return <FinalNote note={note} heading={heading} />;

  const missing = wasSignTried ? missingToSign(state.text) : [];
  const isWorrying = words.state === 'unsaved' || words.state === 'kept';
  return (
    <div className={classes.editor}>
      {isRestoreTold && (
        <div data-testid="note-restored">
          <Notice
            tone="info"
            title={t('restored.title')}
            action={
              <CloseButton
                size={44}
                aria-label={t('shared:actions.close')}
                onClick={() => setIsRestoreTold(false)}
              />
            }
          >
            {t('restored.text')}
          </Notice>
        </div>
      )}
      {state.theirs && (
        <ConflictChoice
          theirs={state.theirs}
          mine={state.text}
          onMine={() => saver.keepMine()}
          onTheirs={() => saver.keepTheirs()}
          onBoth={() => saver.keepBoth()}
        />
      )}
      {noteSections.map((section) => (
        <SectionField
          key={section}
          section={section}
          value={state.text[section]}
          isMissing={missing.includes(section)}
          onWrite={(value) => saver.write(section, value)}
        />
      ))}
      <div className={classes.foot}>
        <SaveIndicator {...words} />
        <VisuallyHidden role="status">{isWorrying ? words.label : ''}</VisuallyHidden>
        <Button
          leftSection={<PenLine size={18} aria-hidden />}
          disabled={state.status === 'conflict'}
          onClick={() => {
            setWasSignTried(true);
            setIsSigning(true);
          }}
          data-testid="sign-note"
        >
          {t('sign.action')}
        </Button>
      </div>
      <SignOutQuestion saver={saver} />
      <SignDialog
        isOpen={isSigning}
        missing={missingToSign(state.text)}
        sign={sign}
        onClose={() => setIsSigning(false)}
      />
    </div>
  );
}
