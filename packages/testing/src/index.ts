export * from './fake-clock.ts';
export * from './fake-media-node.ts';
export * from './fixtures.ts';
export * from './media-fixtures.ts';
export * from './until.ts';
