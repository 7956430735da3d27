/** Time as the control plane sees it, so that tests can hold it still. */
export type Clock = {
  now(): Date;
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void;
};
