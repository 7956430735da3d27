import { useEffect, useState } from 'react';
import { openSocket } from '../socket/socket.ts';
import type { CallEngine } from './call-engine.ts';
import { createCall, type CallWishes, type OpenSocket } from './create-call.ts';
import { takeWarmCall } from './warm-call.ts';

/**
 * The call of this page, from its lobby to its end. `attempt` counts up to begin anew: what another
 * tab replaced cannot be mended.
 */
export function useCallEngine(
  consultationId: string,
  wishes: CallWishes,
  attempt: number,
  open: OpenSocket = openSocket,
) {
  const [call, setCall] = useState<CallEngine>();
  const [failure, setFailure] = useState<{ readonly attempt: number; readonly error: unknown }>();
  // What was wished when the page opened; later wishes go to the call itself.
  const [firstWishes] = useState(wishes);

  useEffect(() => {
    let isGone = false;
    let created: CallEngine | undefined;
    async function begin(): Promise<void> {
      try {
        created =
          takeWarmCall(consultationId, firstWishes, open) ??
          (await createCall(consultationId, firstWishes, open));
      } catch (error) {
        if (!isGone) setFailure({ attempt, error });
        return;
      }
      if (isGone) {
        created.close();
        return;
      }
      setCall(created);
      void created.prepare();
      if (firstWishes.isRejoin || attempt > 0) void created.join();
    }
    void begin();
    return () => {
      isGone = true;
      created?.close();
      setCall(undefined);
    };
  }, [consultationId, firstWishes, attempt, open]);

  return { call, error: failure?.attempt === attempt ? failure.error : undefined };
}
