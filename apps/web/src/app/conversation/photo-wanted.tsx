import { lazy, Suspense } from 'react';
import type { Consultation } from '@qarib/contracts';
import { useCallSnapshot, type CallEngine } from '../../shared/call/call-engine.ts';
import { stillSourceOf } from '../../shared/call/still-source.ts';
import { useSession } from '../../shared/session/session.ts';

const RequestNotice = lazy(async () => ({
  default: (await import('../../features/stills/index.ts')).RequestNotice,
}));

type PhotoWantedProps = { readonly consultation: Consultation; readonly call: CallEngine };

/** The physician's wish for a photo, at the nurse's whatever else she has in sight. */
export function PhotoWanted({ consultation, call }: PhotoWantedProps) {
  const { practitioner } = useSession();
  // Again with every snapshot: the camera may have come or gone.
  useCallSnapshot(call);
  const camera = stillSourceOf(call);
  if (practitioner.role !== 'nurse') return null;
  return (
    <Suspense>
      <RequestNotice consultationId={consultation.id} camera={camera} />
    </Suspense>
  );
}
