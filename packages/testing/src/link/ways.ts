import type { Way } from './way.ts';

/** Both directions of one link, as the browser sees them. */
export type Ways = { readonly up: Way; readonly down: Way };

export const roundTripMs = ({ up, down }: Ways): number => up.delayMs + down.delayMs;
