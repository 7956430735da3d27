import type { Ports } from './use-cases/shared/ports.ts';

type Chore = {
  readonly everyMs: number;
  readonly work: (ports: Ports) => Promise<void>;
  /** Logged when a round is over. */
  readonly event: string;
};

/** One round after the other: one that takes long makes the next ones superfluous. */
export function regularly(ports: Ports, { everyMs, work, event }: Chore): () => void {
  let cancel = () => {};
  let isAtWork = false;
  const tick = async () => {
    if (isAtWork) return;
    isAtWork = true;
    await work(ports);
    isAtWork = false;
    ports.log.debug(event);
  };
  const again = () => {
    cancel = ports.clock.after(everyMs, () => {
      void tick();
      again();
    });
  };
  again();
  return () => cancel();
}
