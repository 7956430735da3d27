import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { boardBeatMs, type BoardWatch } from '@qarib/contracts';
import { serverTimeOf } from '../../../shared/clock/server-clock.ts';
import { useClock } from '../../../shared/clock/use-clock.ts';
import { useConnectionStore } from '../../../shared/connection/connection-store.ts';
import { command } from '../../../shared/socket/socket.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';

const queryKey = ['board:watch'] as const;
/** Two beats that did not come are no accident of the link. */
const staleMs = 2.5 * boardBeatMs;

/** The live board, for as long as it is shown. Whatever was missed while the link was cut is read again. */
export function useBoard() {
  const client = useQueryClient();
  const query = useQuery({ queryKey, queryFn: () => command('board:watch', {}), gcTime: 0 });
  useFact('board:changed', (board) => {
    client.setQueryData<BoardWatch>(queryKey, (known) => known && { ...known, board });
  });
  useEffect(
    () => () => {
      // A component that is only put up again goes on watching.
      queueMicrotask(() => {
        if (client.getQueryCache().find({ queryKey })?.isActive()) return;
        command('board:leave', {}).catch(() => undefined);
      });
    },
    [client],
  );
  return query;
}

export type Freshness = {
  readonly isLive: boolean;
  /** How long ago the board was told; a board that stands still does not age. */
  readonly agedMs: number;
};

/** Whether what is shown is so now: the link stands, and the server has not fallen silent. */
export function useFreshness(toldAtMs: number): Freshness {
  const isConnected = useConnectionStore(
    ({ signalling, isOnline }) => isOnline && signalling === 'connected',
  );
  const agedMs = Math.max(0, useClock() - serverTimeOf(toldAtMs));
  const isLive = isConnected && agedMs < staleMs;
  return { isLive, agedMs: isLive ? agedMs : 0 };
}
