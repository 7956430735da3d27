import { canWriteNote, moroccanDay } from '@qarib/clinical';
import type { FollowUpPlan } from '@qarib/contracts';
import { inputInvalid } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { planFollowUp } from './plan-follow-up.ts';
import { presentFollowUps } from './present-follow-up.ts';

type Input = FollowUpPlan & { readonly id: string };

/** The responsible physician wants to see the patient again, with or without a note. */
export const askForFollowUp = changes({
  action: 'plan-follow-up',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, dueOn, reason }) {
    const { records, person, now } = change;
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canWriteNote(person.actor, it));
    if (dueOn < moroccanDay(now)) throw inputInvalid('dueOn', 'past');
    const followUp = await planFollowUp(change, consultation, { dueOn, reason });
    const [shown] = await presentFollowUps(records, followUp ? [followUp] : []);
    return { followUp: shown };
  },
});
