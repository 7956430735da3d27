import { answerDueDay, moroccanDay } from '@qarib/clinical';
import { changes } from '../shared/use-case.ts';
import { moveComplaint } from './move-complaint.ts';

type Input = { readonly id: string; readonly version: number; readonly remark: string };

/** The answer did not settle it: whoever had it has it again, with a new deadline. */
export const reopenComplaint = changes({
  action: 'reopen-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, { remark, ...target }) =>
    moveComplaint(change, target, 'reopen', ({ ownerId }) => {
      const { practitionerId } = change.person.actor;
      return Promise.resolve({
        fields: {
          ownerId: ownerId ?? practitionerId,
          dueDay: answerDueDay(moroccanDay(change.now)),
          reminded: undefined,
          dismissal: undefined,
        },
        step: { remark },
      });
    }),
});
