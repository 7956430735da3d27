import { useState } from 'react';
import type { z } from 'zod';
import { useSession } from '../session/session.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

/** Whether what was last typed is safe from a reload. */
export type DraftSafety = 'nothing-typed' | 'kept' | 'not-kept';

/** A draft of the signed-in person: what was kept, and how to keep the next. `name` says what it is of. */
export function useDraft<Schema extends z.ZodType>(name: string, schema: Schema) {
  const { practitioner } = useSession();
  const place = { practitionerId: practitioner.id, name };
  const [restored] = useState(() => readDraft(place, schema));
  const [safety, setSafety] = useState<DraftSafety>(restored ? 'kept' : 'nothing-typed');
  return {
    restored,
    safety,
    keep: (draft: z.input<Schema>) => setSafety(keepDraft(place, draft) ? 'kept' : 'not-kept'),
    drop: () => dropDraft(place),
  };
}
