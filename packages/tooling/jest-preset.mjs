import path from 'node:path';

/**
 * The one jest configuration. Sources are TypeScript run as they are; jest alone needs a transform,
 * because it runs CommonJS.
 */
const transform = {
  '\\.[cm]?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const base = {
  transform,
  testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
  // Not among temporary files: the next run begins with what this one has transformed.
  cacheDirectory: path.join(import.meta.dirname, '../../.cache/jest'),
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  restoreMocks: true,
};

/** @param {string} displayName the workspace's short name */
export const nodePreset = (displayName) => ({
  ...base,
  displayName,
  testEnvironment: path.join(import.meta.dirname, 'one-realm-environment.cjs'),
  runtime: path.join(import.meta.dirname, 'one-realm-runtime.cjs'),
});

/** @param {string} displayName the workspace's short name */
export const browserPreset = (displayName) => ({
  ...base,
  displayName,
  testEnvironment: 'jsdom',
  moduleNameMapper: { '\\.(css|svg|mp3|wav|ogg)$': '@qarib/tooling/empty-module' },
});
