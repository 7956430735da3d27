import { changes } from '../shared/use-case.ts';
import { moveComplaint } from './move-complaint.ts';

type Input = { readonly id: string; readonly version: number };

/** It was answered, and that is the end of it. */
export const closeComplaint = changes({
  action: 'close-complaint',
  concerns: ({ id }: Input) => ({ entityType: 'Complaint', entityId: id }),
  run: (change, target) =>
    moveComplaint(change, target, 'close', () => Promise.resolve({ fields: {} })),
});
