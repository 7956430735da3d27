import { AppError } from '../../ports/app-error.ts';
import { changes } from '../shared/use-case.ts';
import { requireOwnShift } from './own-shift.ts';
import { presentShift, tellRotaChanged } from './present-shift.ts';

type Input = { readonly id: string; readonly version: number };

/** Taken back before the colleague answered. */
export const withdrawSwap = changes({
  action: 'withdraw-swap',
  concerns: ({ id }: Input) => ({ entityType: 'OnCallShift', entityId: id }),
  async run(change, { id, version }) {
    const { records } = change;
    await requireOwnShift(change, id, version);
    const after = await records.onCallShifts.change(id, version, { swap: undefined });
    if (!after) throw new AppError('VERSION_CONFLICT');
    tellRotaChanged(change, after);
    return presentShift(records, after);
  },
});
