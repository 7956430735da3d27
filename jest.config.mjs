/** Every workspace's tests but the end-to-end suite, which has a runner of its own in apps/e2e. */
export default {
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
