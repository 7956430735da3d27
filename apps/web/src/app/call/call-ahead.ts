import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { isCallable } from '@qarib/clinical';
import { read } from '../../shared/api/queries.ts';
import { warmUpCall } from '../../shared/call/warm-call.ts';
import type { LoadPage } from '../lazy-page.tsx';

/**
 * While the page of a case that can be called about is open, its call gets ready: on a slow link the
 * code alone would take seconds that a patient waits for.
 */
export function useCallAhead(consultationId: string, loadCallPage: LoadPage): void {
  const { data } = useQuery(read('readConsultation', { params: { id: consultationId } }));
  const isWanted = data !== undefined && isCallable(data.status);
  useEffect(() => {
    if (!isWanted) return undefined;
    // Fetched for later; if it does not come now, opening the page says so.
    loadCallPage().catch(() => undefined);
    return warmUpCall(consultationId);
  }, [consultationId, isWanted, loadCallPage]);
}
