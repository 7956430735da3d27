import type { LockOwner, Locks } from '../transactions/locks.ts';
import { keyText } from './change-set.ts';
import { OverlayView } from './overlay-view.ts';
import type { View, WritableView } from './view.ts';

/** A set of changes that happen together or not at all: a single statement or a transaction. */
export interface WriteUnit extends WritableView {
  /**
   * Must precede any change of a document, a unique key or a catalogue entry.
   * @throws Blocked when a single statement has to wait, WriteConflict in a transaction
   */
  claim(key: Buffer): void;
}

/** A statement met a transaction's lock: wait until that ends, then decide again. */
export class Blocked extends Error {
  readonly by: LockOwner;

  constructor(by: LockOwner) {
    super('blocked by an open transaction');
    this.name = 'Blocked';
    this.by = by;
  }
}

/** A single statement outside a transaction, decided on the latest state. */
export class StatementUnit extends OverlayView implements WriteUnit {
  readonly #locks: Locks;

  constructor(latest: View, locks: Locks) {
    super(latest);
    this.#locks = locks;
  }

  claim(key: Buffer): void {
    const holder = this.#locks.holder(keyText(key));
    if (holder !== undefined) throw new Blocked(holder);
  }
}
