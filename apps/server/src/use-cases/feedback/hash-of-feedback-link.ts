import type { Ports } from '../shared/ports.ts';

/** Kept apart by purpose: a link for feedback opens nothing else. */
export const hashOfFeedbackLink = ({ tokens }: Ports, token: string) =>
  tokens.hash(`feedback-link:${token}`);
