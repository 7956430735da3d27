import { browserPreset } from '@qarib/tooling/jest-preset';

const preset = browserPreset('web');

export default {
  ...preset,
  testEnvironment: '<rootDir>/test/browser-environment.cjs',
  // Many interactions on a machine that may be busy with other suites; waiting is always for an event.
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/test/browser-globals.ts'],
  setupFilesAfterEnv: ['@testing-library/jest-dom', '<rootDir>/test/clean-slate.ts'],
  // Shipped as ES modules only, and jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!react-router/|@remix-run/|cookie-es/)'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    // The router's server side, unused here, holds an `import.meta` that CommonJS cannot say.
    '^\\./routeModules\\.js$': '@qarib/tooling/empty-module',
  },
};
