import type { Actor, ConsultationFacts } from '../access/access.ts';
import type { ConsultationStatus } from '../consultation/consultation.ts';

/** What a patient is asked afterwards. Chosen answers only: what nobody writes gives nobody away. */
export const feedbackQuestions = {
  satisfaction: ['very-good', 'good', 'poor', 'very-poor'],
  understood: ['yes', 'partly', 'no'],
  sawAndHeard: ['yes', 'partly', 'no'],
  wouldUseAgain: ['yes', 'unsure', 'no'],
} as const;
export type FeedbackQuestion = keyof typeof feedbackQuestions;

/** How long a link waits to be used, in days. */
export const feedbackLinkDays = 14;

/** The site gives the link, and only of a consultation that took place. */
export function canAskForFeedback(
  actor: Actor,
  consultation: ConsultationFacts & { readonly status: ConsultationStatus },
): boolean {
  return (
    actor.role === 'nurse' &&
    actor.facilityId === consultation.facilityId &&
    consultation.status === 'completed'
  );
}
