import { nodePreset } from '@qarib/tooling/jest-preset';

/** Real browsers, real workers, a real database: one test file at a time, and time for all of it. */
export default { ...nodePreset('e2e'), testTimeout: 120_000, maxWorkers: 1 };
