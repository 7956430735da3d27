import { openSocket } from '../socket/socket.ts';
import type { CallEngine } from './call-engine.ts';
import { createCall, firstVisit, type CallWishes, type OpenSocket } from './create-call.ts';

/** From the page of the case to that of its call, on a link that still has to bring some of it. */
const keptMs = 15_000;

type WarmCall = { readonly consultationId: string; call: CallEngine | undefined; isOver: boolean };

let kept: WarmCall | undefined;
let letGoLater: ReturnType<typeof setTimeout> | undefined;

function letGo(warm: WarmCall): void {
  warm.isOver = true;
  warm.call?.close();
  if (kept === warm) kept = undefined;
}

async function begin(warm: WarmCall): Promise<void> {
  const call = await createCall(warm.consultationId, firstVisit, openSocket);
  if (warm.isOver) return call.close();
  warm.call = call;
  await call.warm();
}

/**
 * Brings a call as far as it gets without the person: its code is loaded, its transports are
 * connected, and what is left of a click is one round trip. Answers how to let go of it.
 */
export function warmUpCall(consultationId: string): () => void {
  // A browser without calls, or a test, has nothing to warm up.
  if (!('RTCPeerConnection' in globalThis)) return () => undefined;
  clearTimeout(letGoLater);
  if (kept?.consultationId !== consultationId || isSpent(kept)) {
    if (kept) letGo(kept);
    kept = { consultationId, call: undefined, isOver: false };
    // What does not work ahead is tried again, and told, in the lobby.
    begin(kept).catch(() => undefined);
  }
  const warm = kept;
  return () => {
    if (warm !== kept) return;
    clearTimeout(letGoLater);
    letGoLater = setTimeout(() => letGo(warm), keptMs);
  };
}

/** Taken over by another tab's, or refused. */
function isSpent({ call }: WarmCall): boolean {
  const state = call?.getSnapshot().state;
  return state !== undefined && state !== 'preparing' && state !== 'lobby';
}

/** The call that is warm, for whoever opens its page as one does the first time. */
export function takeWarmCall(
  consultationId: string,
  wishes: CallWishes,
  open: OpenSocket,
): CallEngine | undefined {
  const warm = kept;
  if (!warm) return undefined;
  // The page of the case has let go of it, and from here on it is this page's.
  clearTimeout(letGoLater);
  const isUsual = wishes.isMicrophoneOn && wishes.isCameraOn && open === openSocket;
  if (warm.consultationId !== consultationId || !isUsual || !warm.call || isSpent(warm)) {
    letGo(warm);
    return undefined;
  }
  kept = undefined;
  return warm.call;
}
