/** A document as the load of `kill9` writes it: `<write>/single`, `<write>/left` or `<write>/right`. */
export interface Entry {
  _id: string;
  name: string;
  at: number;
}

interface History {
  sent: ReadonlySet<string>;
  acknowledged: ReadonlySet<string>;
}

interface Verdict {
  lost: number;
  halves: number;
  invented: number;
  miscounted: number;
}

/** Reads lines of `sent <write>` and `acknowledged <write>`. */
export function readHistory(text: string): History {
  const of = (event: string) =>
    new Set(
      text
        .split('\n')
        .filter((line) => line.startsWith(`${event} `))
        .map((line) => line.slice(event.length + 1)),
    );
  return { sent: of('sent'), acknowledged: of('acknowledged') };
}

/**
 * Holds what is found against what was promised.
 * @param counted the transactions that the counters know of
 */
export function judge(history: History, entries: readonly Entry[], counted: number): Verdict {
  const ids = new Set(entries.map(({ _id }) => _id));
  const has = (write: string, part: string) => ids.has(`${write}/${part}`);
  const sent = [...history.sent];
  const isThere = (write: string) =>
    has(write, 'single') || (has(write, 'left') && has(write, 'right'));
  const transactions = sent.filter((write) => has(write, 'left'));
  return {
    lost: [...history.acknowledged].filter((write) => !isThere(write)).length,
    halves: sent.filter((write) => has(write, 'left') !== has(write, 'right')).length,
    invented: [...ids].filter((id) => !history.sent.has(id.slice(0, id.indexOf('/')))).length,
    miscounted: Math.abs(counted - transactions.length),
  };
}
