import { moroccanDay } from '@qarib/clinical';
import type { FeedbackAnswers } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, changeRecords } from '../shared/use-case.ts';
import { hashOfFeedbackLink } from './hash-of-feedback-link.ts';
import { openLink } from './look-at-feedback-link.ts';

type Input = {
  readonly token: string;
  readonly answers: FeedbackAnswers;
  readonly address: string;
};

const action = 'give-feedback';

/** Uses a link up. The answers are kept without it: nothing says whose they are. */
export async function giveFeedback(
  ports: Ports,
  { token, answers, address }: Input,
): Promise<Record<string, never>> {
  await ports.linkAttempts.begin(address);
  const linkHash = hashOfFeedbackLink(ports, token);
  await auditRefusal(ports, { action }, { entityType: 'Feedback' }, () =>
    changeRecords(ports, { action }, async ({ records, now, newId }) => {
      const link = await openLink(records, linkHash, now);
      const isFirst = await records.feedback.useLink(link.id, linkHash, now);
      if (!isFirst) throw new AppError('INVITATION_GONE');
      const { facilityId, regionId, isPractice } = link;
      const day = moroccanDay(now);
      const given = { id: newId(), facilityId, regionId, isPractice, day, answers };
      await records.feedback.addAnswers(given);
      // Not which consultation: the audit would say what the answers do not.
      return { reply: undefined, concern: { entityType: 'Feedback' } };
    }),
  );
  await ports.linkAttempts.succeeded(address);
  return {};
}
