import { availableParallelism } from 'node:os';

/** Every workspace's tests but the end-to-end suite, which has a runner of its own in apps/e2e. */
export default {
  // Much of a test is waiting: on a small machine, too, one waits while another works.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    '<rootDir>/packages/clinical',
    '<rootDir>/packages/contracts',
    '<rootDir>/packages/call-client',
    '<rootDir>/packages/embedded-mongo',
    '<rootDir>/packages/testing',
    '<rootDir>/packages/ui',
    '<rootDir>/apps/server',
    '<rootDir>/apps/media',
    '<rootDir>/apps/web',
    '<rootDir>/infra',
  ],
};
