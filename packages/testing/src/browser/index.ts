export * from './journey.ts';
export * from './media-proof.ts';
export * from './person-browser.ts';
export * from './through-link.ts';
