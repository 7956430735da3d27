import { lazy, Suspense } from 'react';
import type { Consultation } from '@qarib/contracts';

const NewMarks = lazy(async () => ({
  default: (await import('../../features/stills/index.ts')).NewMarks,
}));

/** The other has drawn on a photo: said at once, whatever else is in sight. */
export function MarksNew({ consultation }: { readonly consultation: Consultation }) {
  return (
    <Suspense>
      <NewMarks consultation={consultation} />
    </Suspense>
  );
}
