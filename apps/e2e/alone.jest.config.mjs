import config from './jest.config.mjs';

/**
 * Tests of what a link does to pictures and sound, which anything else that runs would do, too; and of so many browsers
 * that see each other that two cores have no time for more.
 */
export default {
  ...config,
  testMatch: ['<rootDir>/test/alone/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
