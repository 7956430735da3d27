import type { words as door } from './fr-door.ts';
import type { words as desk } from './fr-desk.ts';
import type { words as porch } from './fr-porch.ts';
import type { words as figures } from './fr-figures.ts';
import type { words as rooms } from './fr.ts';
import type { words as seldom } from './fr-seldom.ts';

/** French is the working language: what it has words for is what `t` accepts. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: typeof door &
      typeof rooms &
      typeof desk &
      typeof porch &
      typeof figures &
      typeof seldom;
    returnNull: false;
  }
}
