import type { QueryClient } from '@tanstack/react-query';
import { request } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import { useConnectionStore } from './connection-store.ts';

/** While something is wrong the server is asked this often; while all is well it tells by itself. */
const troubledPollMs = 4_000;

async function askHealth(): Promise<boolean> {
  try {
    const { database, media } = await request('readHealth');
    useConnectionStore.setState({
      isServerReachable: true,
      isDatabaseUp: database,
      isMediaUp: media,
    });
    return database && media;
  } catch (error) {
    const isReachable = error instanceof ApiError && error.instance !== '';
    useConnectionStore.setState({ isServerReachable: isReachable });
    return false;
  }
}

/** Keeps the connection store true for as long as the page lives. Returns how to stop. */
export function watchConnection(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasTroubled = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    if (!navigator.onLine) return;
    const isWell = await askHealth();
    if (isWell && wasTroubled) await client.invalidateQueries();
    wasTroubled = !isWell;
    if (!isWell) timer = setTimeout(() => void look(), troubledPollMs);
  }

  const onOnline = () => {
    useConnectionStore.setState({ isOnline: true });
    wasTroubled = true;
    void look();
  };
  const onOffline = () => useConnectionStore.setState({ isOnline: false });
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  const unsubscribe = useConnectionStore.subscribe((now, before) => {
    const isNewlyTroubled =
      (now.signalling === 'lost' && before.signalling !== 'lost') ||
      (!now.isDatabaseUp && before.isDatabaseUp) ||
      (!now.isMediaUp && before.isMediaUp);
    if (isNewlyTroubled && !wasTroubled) void look();
  });
  void look();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
  };
}
