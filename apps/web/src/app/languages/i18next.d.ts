import type { words } from './fr.ts';

/** French is the working language: what it has words for is what `t` accepts. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: typeof words;
    returnNull: false;
  }
}
