import { daysToAnswer, moroccanDay } from '@qarib/clinical';
import { changes } from '../shared/use-case.ts';
import { moveComplaint } from './move-complaint.ts';

type Input = { readonly id: string; readonly version: number; readonly answer: string };

/** The answer, as the complainant reads it. The first one is what the figures count. */
export const answerComplaint = changes({
  action: 'answer-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, { answer, ...target }) =>
    moveComplaint(change, target, 'answer', async ({ receivedDay, ...before }) => {
      const today = moroccanDay(change.now);
      const first = {
        answeredDay: before.answeredDay ?? today,
        daysToAnswer: before.daysToAnswer ?? daysToAnswer(receivedDay, today),
      };
      return { fields: { answer, ...first }, step: { remark: answer } };
    }),
});
