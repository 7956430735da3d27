/** The text patients agree to is versioned: a new text asks everybody again. */
export const currentConsentVersion = '2026-01';

export const consentLanguages = ['fr', 'ar', 'en', 'zgh'] as const;
/** `zgh` is Standard Moroccan Tamazight, in which a nurse may have explained the text by word. */
export type ConsentLanguage = (typeof consentLanguages)[number];

export type ConsentFacts = { readonly version: string; readonly withdrawnAt?: unknown };

export function isConsentValid(consent: ConsentFacts): boolean {
  return consent.version === currentConsentVersion && consent.withdrawnAt === undefined;
}
