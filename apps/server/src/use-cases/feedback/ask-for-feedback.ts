import { canAskForFeedback, feedbackLinkDays, moroccanDay } from '@qarib/clinical';
import type { FeedbackLink } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { hashOfFeedbackLink } from './hash-of-feedback-link.ts';

const dayMs = 24 * 60 * 60_000;

type Input = { readonly id: string };

const keep = changes({
  action: 'ask-for-feedback',
  concerns: ({ id }: Input & { linkHash: string }) => ({
    entityType: 'Consultation',
    entityId: id,
  }),
  async run({ records, person, now }, { id, linkHash }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canAskForFeedback(person.actor, it));
    const { facilityId, regionId, provinceId, isPractice = false } = consultation;
    const expiresAt = new Date(now.getTime() + feedbackLinkDays * dayMs);
    const isKept = await records.feedback.saveLink({
      id,
      linkHash,
      facilityId,
      regionId,
      provinceId,
      isPractice,
      day: moroccanDay(now),
      consultationDay: moroccanDay(consultation.requestedAt),
      expiresAt,
    });
    if (!isKept) throw new AppError('INVITATION_GONE');
    return expiresAt.toISOString();
  },
});

/** One link per consultation, for the patient; asked for again it is a new one while nobody used it. */
export async function askForFeedback(
  ports: Ports,
  person: Person,
  { id }: Input,
): Promise<FeedbackLink> {
  const token = ports.tokens.create();
  const linkHash = hashOfFeedbackLink(ports, token);
  return { token, expiresAt: await keep(ports, person, { id, linkHash }) };
}
