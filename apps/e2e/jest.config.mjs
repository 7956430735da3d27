import { availableParallelism } from 'node:os';
import { nodePreset } from '@qarib/tooling/jest-preset';

/** Real browsers, real workers, a real database: a product for each file, and time for all of it. */
export default {
  ...nodePreset('e2e'),
  testTimeout: 120_000,
  // What judges a link by how media comes through, or fills the machine by itself, has it to itself.
  testPathIgnorePatterns: ['/node_modules/', '/test/alone/'],
  // Two browsers and a media node keep two cores busy at times, and wait most of the time.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
};
