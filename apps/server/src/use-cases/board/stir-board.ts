import type { Notifier } from '../../ports/notifier.ts';
import type { Ports } from '../shared/ports.ts';

/** The notifier, with the live board hearing what is told: no use case has to think of it. */
export const heardByBoard = (notifier: Notifier, portsNow: () => Ports): Notifier => ({
  ...notifier,
  tell(audiences, fact, payload) {
    notifier.tell(audiences, fact, payload);
    const ports = portsNow();
    ports.board.hear(ports, fact);
  },
});
