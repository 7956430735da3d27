export * from './journey.ts';
export { launchFirefox } from './launch-firefox.ts';
export * from './media-proof.ts';
export * from './narrow-path.ts';
export * from './person-browser.ts';
export { relayCandidates, type Protocol } from './relay-candidates.ts';
export * from './through-link.ts';
export type { Page } from 'playwright-core';
