import { lazy, Suspense, useState } from 'react';
import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';

const SignedNote = lazy(async () => ({
  default: (await import('../../features/consultation/components/signed-note.tsx')).SignedNote,
}));

type NoteSignedProps = { readonly consultation: Consultation };

/** In the call the nurse is told that the note is there, and again when it is amended. */
export function NoteSignedNotice({ consultation }: NoteSignedProps) {
  const { t } = useTranslation(['note', 'shared']);
  const { isNoteSigned, amendmentCount = 0 } = consultation;
  const signed = isNoteSigned ? amendmentCount + 1 : 0;
  // What was signed before she came is in the panel; only news interrupts.
  const [told, setTold] = useState(signed);
  if (signed <= told) return null;
  return (
    <div data-testid="note-signed">
      <Notice
        tone="success"
        title={t(amendmentCount > 0 ? 'amendedNow' : 'signedNow')}
        action={
          <CloseButton
            size={44}
            aria-label={t('shared:actions.close')}
            onClick={() => setTold(signed)}
          />
        }
      >
        {t('signedWhere')}
      </Notice>
    </div>
  );
}

/** The signed note beside the picture. */
export function SignedNotePanel({ consultation }: NoteSignedProps) {
  return (
    <Suspense>
      <SignedNote consultation={consultation} />
    </Suspense>
  );
}
