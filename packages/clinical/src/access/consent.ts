/** The text patients agree to is versioned: a new text asks everybody again. */
export const currentConsentVersion = '2026-11-23';

/** What a patient agrees to, each by itself: being seen at a distance, and being recorded. */
export const consentScopes = ['teleconsultation', 'recording'] as const;
export type ConsentScope = (typeof consentScopes)[number];

export const consentLanguages = ['fr', 'ar', 'en', 'zgh'] as const;
/** `zgh` is Standard Moroccan Tamazight, in which a nurse may have explained the text by word. */
export type ConsentLanguage = (typeof consentLanguages)[number];

export type ConsentFacts = { readonly version: string; readonly withdrawnAt?: unknown };

export type TimedConsent = {
  readonly scope?: ConsentScope | undefined;
  readonly recordedAt: Date;
  readonly withdrawnAt?: Date | undefined;
};

/** The latest consent to teleconsultation that held at a time, whatever became of it and of its text since. */
export function consentAt<Consent extends TimedConsent>(
  consents: readonly Consent[],
  at: Date,
): Consent | undefined {
  return consents.findLast(
    ({ scope = 'teleconsultation', recordedAt, withdrawnAt }) =>
      scope === 'teleconsultation' && recordedAt <= at && (!withdrawnAt || withdrawnAt > at),
  );
}

export function isConsentValid(consent: ConsentFacts): boolean {
  return consent.version === currentConsentVersion && consent.withdrawnAt === undefined;
}
