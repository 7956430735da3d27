import { useEffect, useState } from 'react';
import { serverNow } from './server-clock.ts';

/** The present by the server's clock, epoch milliseconds, renewed every `everyMs` while shown. */
export function useClock(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
