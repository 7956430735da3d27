import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { useSession } from '../session/session.ts';
import { draftKey, dropDraft, keepDraft, readDraft } from './drafts.ts';

/** Whether what was last typed is safe from a reload. `gone`: another tab has sent or deleted it. */
export type DraftSafety = 'nothing-typed' | 'kept' | 'not-kept' | 'gone';

/** A draft of the signed-in person: what was kept, and how to keep the next. `name` says what it is of. */
export function useDraft<Schema extends z.ZodType>(name: string, schema: Schema) {
  const { practitioner } = useSession();
  const place = { practitionerId: practitioner.id, name };
  const [restored] = useState(() => readDraft(place, schema));
  const [safety, setSafety] = useState<DraftSafety>(restored ? 'kept' : 'nothing-typed');
  const key = draftKey(place);
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key && event.newValue === null) setSafety('gone');
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [key]);
  return {
    restored,
    safety,
    keep: (draft: z.input<Schema>) => {
      // What is sent must not lie here again as if it were not.
      if (safety === 'gone') return;
      void keepDraft(place, draft).then((isKept) =>
        setSafety((now) => (now === 'gone' ? now : isKept ? 'kept' : 'not-kept')),
      );
    },
    drop: () => dropDraft(place),
    /** Begins anew after the other tab was done with it. */
    restart: () => setSafety('nothing-typed'),
  };
}
