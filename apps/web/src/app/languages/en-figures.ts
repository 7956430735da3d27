import figures from '../../features/figures/locales/en.json';

/** Fetched with the pages of figures, which few open and nobody on the way into a call. */
export const words = { figures };
