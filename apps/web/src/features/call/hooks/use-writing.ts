import { useRef, useState } from 'react';
import type { CallEngine } from '../../../shared/call/call-engine.ts';

/**
 * Going on in writing within the same call: nobody hangs up and nothing is typed again, but what the
 * link cannot carry is no longer sent. Back to the voice, what was on is on again.
 */
export function useWriting(call: CallEngine) {
  const [isWriting, setIsWriting] = useState(false);
  const before = useRef({ isMicrophoneOn: false, isCameraOn: false });

  function start(): void {
    if (isWriting) return;
    const { isMicrophoneOn, isCameraOn } = call.getSnapshot();
    before.current = { isMicrophoneOn, isCameraOn };
    void call.setMicrophoneOn(false);
    void call.setCameraOn(false);
    setIsWriting(true);
  }

  function stop(): void {
    void call.setMicrophoneOn(before.current.isMicrophoneOn);
    void call.setCameraOn(before.current.isCameraOn);
    setIsWriting(false);
  }

  return { isWriting, start, stop };
}
