import {
  canMoveReferral,
  canReadReferral,
  referralContribution,
  referralStateAfter,
  referralStateOf,
  type ReferralEvent,
} from '@qarib/clinical';
import type { Referral } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { presentReferrals } from './present-referral.ts';
import { tellReferral } from './tell-referral.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly event: ReferralEvent;
  readonly remark: string;
};

/** Somebody saw the patient accepted, gone, there, or not going after all. */
export const moveReferral = changes({
  action: 'move-referral',
  concerns: ({ id }: Input) => ({ entityType: 'Referral', entityId: id }),
  async run(change, { id, version, event, remark }): Promise<Referral> {
    const { records, person, now } = change;
    const before = await records.referrals.find(id);
    requireAccess(before, (it) => canReadReferral(person.actor, it));
    requireAccess(before, (it) => canMoveReferral(person.actor, it, event));
    const by = { id: person.actor.practitionerId, name: person.name };
    const last = before.timeline.at(-1);
    const state = referralStateAfter(before.state, event);
    const isRepeated =
      before.version === version + 1 &&
      last?.by.id === by.id &&
      last.state === referralStateOf(event);
    if (!isRepeated) {
      if (state === undefined) throw new AppError('REFERRAL_NOT_OPEN');
      const step = { state, at: now, by, remark: remark.trim() || undefined };
      const after = await records.referrals.move(id, version, step);
      if (!after) throw new AppError('VERSION_CONFLICT');
      await count(change, referralContribution(before), referralContribution(after));
      tellReferral(change, after);
    }
    const after = await records.referrals.find(id);
    const [presented] = await presentReferrals(records, after ? [after] : []);
    if (!presented) throw new Error('a referral went away');
    return presented;
  },
});
