import { useState } from 'react';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import type { PanelName } from '../components/side-panel.tsx';

/** Wide enough to have the case beside the picture from the start. */
const startsWithPanel = () => window.matchMedia('(min-width: 62em)').matches;

/** What stands beside the picture, and writing instead of speaking, which opens it. */
export function useRoomPanel(call: CallEngine, first: PanelName, isWriting: boolean) {
  const [isOpen, setIsOpen] = useState(startsWithPanel);
  const [shown, setShown] = useState<PanelName>(first);
  const read = () => {
    setShown('messages');
    setIsOpen(true);
  };
  return {
    isOpen,
    shown,
    isReading: isOpen && shown === 'messages',
    show: setShown,
    toggle: () => setIsOpen(!isOpen),
    read,
    writing: {
      isWriting,
      onStart: () => {
        void call.setWriting(true);
        read();
      },
      onStop: () => void call.setWriting(false),
    },
  };
}
