import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useCallSnapshot, type CallEngine } from './call-engine.ts';
import type { CallPageState } from './call-page-state.ts';

/** What was chosen in the call is there again after a reload, which goes straight back into it. */
export function useReloadIntoCall(call: CallEngine): void {
  const navigate = useNavigate();
  const { state, isMicrophoneOn, isCameraOn } = useCallSnapshot(call);
  const isInCall = state === 'in-call';
  useEffect(() => {
    if (!isInCall) return;
    const wishes: CallPageState = { isRejoin: true, isMicrophoneOn, isCameraOn };
    void navigate('.', { replace: true, state: wishes, preventScrollReset: true });
  }, [navigate, isInCall, isMicrophoneOn, isCameraOn]);
}
