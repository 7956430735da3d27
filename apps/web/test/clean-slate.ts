import { cleanup, configure } from '@testing-library/react';
import { learnServerTime } from '../src/shared/clock/server-clock.ts';
import { useConnectionStore } from '../src/shared/connection/connection-store.ts';
import { useReadNotesStore } from '../src/shared/consultation/read-notes-store.ts';
import { useSessionEndStore } from '../src/shared/session/session-end-store.ts';
import { closeSocket } from '../src/shared/socket/socket.ts';

configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  closeSocket();
  useConnectionStore.setState(useConnectionStore.getInitialState(), true);
  useReadNotesStore.setState(useReadNotesStore.getInitialState(), true);
  useSessionEndStore.setState(useSessionEndStore.getInitialState(), true);
  learnServerTime(new Date().toUTCString());
  sessionStorage.clear();
  localStorage.clear();
});
