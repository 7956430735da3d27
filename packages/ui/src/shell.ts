/** What the first page needs: kept apart so that nothing else comes with it. */
export * from './connection-banner.tsx';
export * from './language-switch.tsx';
export * from './logo.tsx';
export * from './notice.tsx';
export * from './page.tsx';
export * from './states.tsx';
export * from './theme.ts';
