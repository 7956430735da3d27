import { AppError } from '../../ports/app-error.ts';
import { changes } from '../shared/use-case.ts';
import { requireOwnShift } from './own-shift.ts';
import { tellRotaChanged } from './present-shift.ts';

type Input = { readonly id: string; readonly version: number };

/** Taken back before it begins; later it is swapped, so that somebody answers. */
export const removeShift = changes({
  action: 'remove-shift',
  concerns: ({ id }: Input) => ({ entityType: 'OnCallShift', entityId: id }),
  async run(change, { id, version }) {
    const shift = await requireOwnShift(change, id, version);
    const isRemoved = await change.records.onCallShifts.remove(id, version);
    if (!isRemoved) throw new AppError('VERSION_CONFLICT');
    tellRotaChanged(change, shift);
    return {};
  },
});
