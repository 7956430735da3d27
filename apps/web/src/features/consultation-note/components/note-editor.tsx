import { useState } from 'react';
import { Button, CloseButton, VisuallyHidden } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { missingToSign } from '@qarib/clinical';
import type { Consultation, NoteWriting } from '@qarib/contracts';
import { Notice, SaveIndicator } from '@qarib/ui';
import { useToday } from '../../../shared/clock/use-today.ts';
import type { NoteSaver } from '../drafting/note-saver.ts';
import { useNoteSaver } from '../hooks/use-note-saver.ts';
import { useSignatureWords } from '../hooks/use-signature-words.ts';
import { useSaveWords } from '../hooks/use-save-words.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { FinalNote } from './final-note.tsx';
import { NoteForm } from './note-form.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { SignOutQuestion } from './sign-out-question.tsx';
import classes from './note.module.css';

function RestoredNotice({ wasRestored }: { readonly wasRestored: boolean }) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const [isTold, setIsTold] = useState(wasRestored);
  if (!isTold) return null;
  return (
    <div data-testid="note-restored">
      <Notice
        tone="info"
        title={t('restored.title')}
        action={
          <CloseButton
            size={44}
            aria-label={t('shared:actions.close')}
            onClick={() => setIsTold(false)}
          />
        }
      >
        {t('restored.text')}
      </Notice>
    </div>
  );
}

type Foot = {
  readonly state: ReturnType<typeof useNoteSaver>['state'];
  readonly saver: NoteSaver;
  readonly onSign: () => void;
};

function EditorFoot({ state, saver, onSign }: Foot) {
  const { t } = useTranslation('consultation-note');
  const words = useSaveWords(state);
  const isWorrying = words.state === 'unsaved' || words.state === 'kept';
  return (
    <div className={classes.foot}>
      <SaveIndicator {...words} />
      <VisuallyHidden role="status">{isWorrying ? words.label : ''}</VisuallyHidden>
      <Button
        leftSection={<PenLine size={18} aria-hidden />}
        disabled={state.status === 'conflict'}
        onClick={onSign}
        data-testid="sign-note"
      >
        {t('sign.action')}
      </Button>
      <SignOutQuestion saver={saver} />
    </div>
  );
}

export type NoteEditorProps = {
  readonly writing: NoteWriting;
  readonly consultation: Consultation;
};

/** The physician's note, or an amendment of it, while it can still change; then what was signed. */
export function NoteEditor({ writing, consultation }: NoteEditorProps) {
  const { t } = useTranslation('consultation-note');
  const { amendment, amendmentReason } = writing;
  const { saver, state, sign } = useNoteSaver(writing);
  const today = useToday();
  const consequences = useSignatureWords(consultation, state.content, amendment > 0);
  const [isSigning, setIsSigning] = useState(false);
  const [wasSignTried, setWasSignTried] = useState(false);
  if (state.status === 'final') {
    return <FinalNote writing={writing} consultation={consultation} />;
  }
  const allergies = consultation.patient.allergies.map(({ substance }) => substance);
  const missing = missingToSign(state.content, { today, allergies });
  return (
    <div className={classes.editor}>
      {amendment > 0 && (
        <Notice tone="info" title={t('amend.heading', { number: amendment })}>
          {t('amend.why', { reason: amendmentReason ?? '' })}
        </Notice>
      )}
      <RestoredNotice wasRestored={state.wasRestored} />
      {state.theirs && (
        <ConflictChoice
          theirs={state.theirs}
          mine={state.content}
          onMine={() => saver.keepMine()}
          onTheirs={() => saver.keepTheirs()}
          onBoth={() => saver.keepBoth()}
        />
      )}
      <NoteForm
        specialty={consultation.specialty}
        allergies={allergies}
        content={state.content}
        onChange={(change) => saver.write(change)}
        isMissing={(path) => wasSignTried && missing.includes(path)}
      />
      <EditorFoot
        state={state}
        saver={saver}
        onSign={() => {
          setWasSignTried(true);
          setIsSigning(true);
        }}
      />
      <SignDialog
        isOpen={isSigning}
        missing={missing}
        consequences={consequences}
        sign={sign}
        onClose={() => setIsSigning(false)}
      />
    </div>
  );
}
