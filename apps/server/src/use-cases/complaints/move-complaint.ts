import {
  canUseComplaint,
  complaintContribution,
  complaintStateAfter,
  type ComplaintEvent,
} from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ComplaintRecord, ComplaintStepRecord } from '../../ports/complaints.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { PersonalChange } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { presentComplaint } from './present-complaint.ts';
import { tellComplaint } from './tell-complaint.ts';

type Target = { readonly id: string; readonly version: number };
type Move = {
  readonly fields: Partial<ComplaintRecord>;
  readonly step?: Omit<ComplaintStepRecord, 'what' | 'at' | 'by'>;
};

/** The complaint one works on, unless it is another's or nobody's business. */
async function ownComplaint(
  { records, person }: PersonalChange,
  id: string,
): Promise<ComplaintRecord> {
  const complaint = await records.complaints.find(id);
  requireAccess(complaint, (it) => canUseComplaint(person.actor, it));
  return complaint;
}

/**
 * One step of a complaint: with its place in the history, and only from the version it was decided
 * on. The same step by the same person once more is the reply of a step that was lost on its way.
 */
export async function changeComplaint(
  change: PersonalChange,
  { id, version }: Target,
  what: ComplaintStepRecord['what'],
  decide: (before: ComplaintRecord) => Promise<Move>,
): Promise<Complaint> {
  const { records, person, now } = change;
  const before = await ownComplaint(change, id);
  const by = { id: person.actor.practitionerId, name: person.name };
  const last = before.steps.at(-1);
  const isRepeated = last?.by?.id === by.id && last.what === what;
  if (before.version === version + 1 && isRepeated) {
    return presentComplaint(records, before, now);
  }
  if (before.version !== version) throw new AppError('VERSION_CONFLICT');
  const { step, fields } = await decide(before);
  const after: ComplaintRecord = {
    ...before,
    ...fields,
    version: version + 1,
    steps: [...before.steps, { ...step, what, at: now, by }],
  };
  const isWritten = await records.complaints.replace(after, version);
  if (!isWritten) throw new AppError('VERSION_CONFLICT');
  await count(change, complaintContribution(before), complaintContribution(after));
  tellComplaint(change, after);
  return presentComplaint(records, after, now);
}

/** A step that leads to another state; from where it leads nowhere it is refused. */
export const moveComplaint = (
  change: PersonalChange,
  target: Target,
  event: ComplaintEvent,
  decide: (before: ComplaintRecord) => Promise<Move>,
): Promise<Complaint> =>
  changeComplaint(change, target, event, async (before) => {
    const state = complaintStateAfter(before.state, event);
    if (state === undefined) throw new AppError('VERSION_CONFLICT');
    const { fields, step } = await decide(before);
    return { fields: { ...fields, state }, ...(step && { step }) };
  });
