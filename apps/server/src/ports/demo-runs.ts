/** What is made up in a store for a demonstration, and how far that came. */
export type DemoRun = {
  readonly id: string;
  /** All that decides what is made: only the same goes on. */
  readonly plan: string;
  /** Of its parts, in their order. */
  readonly done: number;
};

export type DemoRuns = {
  find(id: string): Promise<DemoRun | undefined>;
  save(run: DemoRun): Promise<void>;
  /** Whether the store knows nobody, and nobody's complaint. */
  isStoreEmpty(): Promise<boolean>;
};
