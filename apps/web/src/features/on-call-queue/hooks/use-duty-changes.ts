import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { serverNow } from '../../../shared/clock/server-clock.ts';
import { sessionQuery, useSession } from '../../../shared/session/session.ts';

/** A clock of this device that is ahead asks too early: then it asks again. */
const againMs = 30_000;
const soonestMs = 1_000;
/** What a timer can count. A shift that far away is heard of before. */
const longestMs = 2_147_483_647;

/** A shift that begins or ends while a page is open changes what it says, without anybody asking. */
export function useDutyChanges(): void {
  const client = useQueryClient();
  const { onCallChangesAt } = useSession();
  useEffect(() => {
    if (onCallChangesAt === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askIn = (delayMs: number) => {
      timer = setTimeout(() => {
        void client.invalidateQueries(sessionQuery);
        askIn(againMs);
      }, delayMs);
    };
    const leftMs = Date.parse(onCallChangesAt) - serverNow();
    askIn(Math.min(Math.max(leftMs, soonestMs), longestMs));
    return () => clearTimeout(timer);
  }, [client, onCallChangesAt]);
}
