import {
  canReadReferral,
  referralUrgencies,
  type Actor,
  type ReferralFacts,
} from '@qarib/clinical';
import type { Referral } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ReferralFilter } from '../../ports/referrals.ts';
import { reads } from '../shared/use-case.ts';
import { presentReferrals } from './present-referral.ts';

const mostOpen = 200;
const mostClosed = 50;
const closedShownMs = 31 * 24 * 60 * 60_000;

type Input = { readonly consultationId?: string | undefined };

/** The site's for its nurses; for specialists those they asked for and those their hospital receives. */
function ownReferrals({ role, facilityId, practitionerId }: Actor): ReferralFilter {
  if (role === 'nurse') return { facilityId };
  if (role === 'specialist') return { practitionerId, acceptingFacilityId: facilityId };
  throw new AppError('NOT_FOUND');
}

/** Who is on the way to a hospital, the most urgent first; who arrived lately below. */
export const listReferrals = reads({
  action: 'list-referrals',
  concerns: ({ consultationId }: Input) => ({ entityType: 'Referral', entityId: consultationId }),
  async run(
    { records, person, now },
    { consultationId },
  ): Promise<{ open: Referral[]; closed: Referral[] }> {
    const own = ownReferrals(person.actor);
    const wanted = consultationId === undefined ? own : { consultationId };
    const since = consultationId === undefined ? now.getTime() - closedShownMs : 0;
    const mayRead = (it: ReferralFacts) => canReadReferral(person.actor, it);
    const open = await records.referrals.listOpen(wanted, mostOpen);
    const closed = await records.referrals.listClosedSince(wanted, new Date(since), mostClosed);
    const rank = ({ urgency }: { urgency: (typeof referralUrgencies)[number] }) =>
      referralUrgencies.indexOf(urgency);
    return {
      open: await presentReferrals(
        records,
        open.filter(mayRead).sort((a, b) => rank(a) - rank(b)),
      ),
      closed: await presentReferrals(records, closed.filter(mayRead)),
    };
  },
});
