import {
  complaintScope,
  countryId,
  feedbackQuestions,
  medianDays,
  moroccanDay,
  perThousand,
  smallGroup,
  type DayRange,
  type FeedbackQuestion,
  type Place,
} from '@qarib/clinical';
import type { ComplaintFigures } from '@qarib/contracts';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import type { FeedbackSums } from '../../ports/complaints.ts';
import { countsFor } from '../statistics/figure-pieces.ts';
import { reads } from '../shared/use-case.ts';

/** The register's own figures; see `medianDays` for their definitions. */
export const readComplaintFigures = reads({
  action: 'read-complaint-figures',
  concerns: (_input: DayRange) => ({ entityType: 'Statistics' }),
  async run(reading, range): Promise<ComplaintFigures> {
    const { records, person, now } = reading;
    const scope = complaintScope(person.actor);
    if (!scope) throw new AppError('NOT_FOUND');
    if (range.to < range.from) throw inputInvalid('to', 'too_small');
    const { regionId } = scope;
    const place: Place =
      regionId === undefined
        ? { kind: 'country', id: countryId }
        : { kind: 'region', id: regionId };
    const sums = await records.complaints.summarise(scope, range, moroccanDay(now));
    const { total } = await countsFor(reading, { range, place, by: 'specialty', step: 'day' });
    const consultations = total['completed'] ?? 0;
    const received = totalOf(sums.byChannel);
    return {
      ...range,
      received,
      byChannel: { phone: 0, web: 0, letter: 0, ...Object.fromEntries(sums.byChannel) },
      answered: totalOf(sums.byDaysToAnswer),
      medianDaysToAnswer: medianDays(sums.byDaysToAnswer),
      overdue: sums.overdue,
      consultations,
      perThousandConsultations: perThousand(received, consultations),
      feedback: feedbackOf(await records.feedback.summarise(scope, range)),
    };
  },
});

const totalOf = (counts: ReadonlyMap<unknown, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** How many gave which answer; of fewer than five it could tell who they are. */
function feedbackOf({ given, groups }: FeedbackSums): ComplaintFigures['feedback'] {
  const answered = groups.reduce((sum, { count }) => sum + count, 0);
  if (answered < smallGroup) return { given, answered };
  const questions = Object.keys(feedbackQuestions) as FeedbackQuestion[];
  const answers: Record<string, Record<string, number>> = {};
  for (const question of questions) {
    const counts = Object.fromEntries(feedbackQuestions[question].map((answer) => [answer, 0]));
    for (const group of groups) {
      const answer = group.answers[question];
      counts[answer] = (counts[answer] ?? 0) + group.count;
    }
    answers[question] = counts;
  }
  return { given, answered, answers };
}
