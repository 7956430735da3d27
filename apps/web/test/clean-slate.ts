import { cleanup, configure } from '@testing-library/react';
import { learnServerTime } from '../src/shared/clock/server-clock.ts';
import { IDBFactory } from 'fake-indexeddb';
import { useConnectionStore } from '../src/shared/connection/connection-store.ts';
import { useReadNotesStore } from '../src/shared/consultation/read-notes-store.ts';
import { useSessionEndStore } from '../src/shared/session/session-end-store.ts';
import { closeSocket } from '../src/shared/socket/socket.ts';
import { closeVault } from '../src/shared/vault/vault-here.ts';

configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  closeSocket();
  closeVault();
  useConnectionStore.setState(useConnectionStore.getInitialState(), true);
  useReadNotesStore.setState(useReadNotesStore.getInitialState(), true);
  useSessionEndStore.setState(useSessionEndStore.getInitialState(), true);
  learnServerTime(new Date().toUTCString());
  sessionStorage.clear();
  localStorage.clear();
  globalThis.indexedDB = new IDBFactory();
});
