import type { DismissalReason } from '@qarib/clinical';
import { changes } from '../shared/use-case.ts';
import { moveComplaint } from './move-complaint.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly reason: DismissalReason;
  readonly remark: string;
};

/** Closes what is not answered: taken back, filed twice, or not about telemedicine. */
export const dismissComplaint = changes({
  action: 'dismiss-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, { reason, remark, ...target }) =>
    moveComplaint(change, target, 'dismiss', () =>
      Promise.resolve({
        fields: { dismissal: reason },
        step: { reason, remark: remark.trim() || undefined },
      }),
    ),
});
