import { canCancelConsultation, isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import { desksOf, moveConsultation, participantsOf, requireVersion } from './move-consultation.ts';
import { presentConsultation } from './present-consultation.ts';
import { findServing, firstRings, tellRinging, type Serving } from './ring.ts';
import { tellWritten, writingFields } from './write-instead.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly version: number;
  readonly opinion?: { readonly question: string } | undefined;
};

/**
 * The same case, asked once more with nothing typed again: unanswered it rings anew, or goes on as a
 * question in writing. Whoever takes it at the same moment wins, and the nurse sees that.
 */
export const askAgain = changes({
  action: 'ask-again',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(change, { id, version, opinion }): Promise<Consultation> {
    const { records, person, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(
      before,
      (it) => person.actor.role === 'nurse' && canCancelConsultation(person.actor, it),
    );
    requireVersion(before, version);
    if (opinion === undefined && isRinging(before)) throw new AppError('CONSULTATION_NOT_OPEN');
    const after = opinion
      ? await askInWriting(change, before, opinion.question)
      : await ringAgain(change, before);
    tell([...participantsOf(after), ...desksOf(before)], 'consultation:updated', {
      consultationId: id,
    });
    return presentConsultation(records, after);
  },
});

const isRinging = ({ status, mode }: ConsultationRecord) =>
  status === 'requested' && mode === 'immediate';

/** What a request that was given up has to forget. */
const afresh = (before: ConsultationRecord, now: Date) =>
  isClosed(before.status) ? { askedAgainAt: now, endedAt: undefined } : { askedAgainAt: now };

async function servingOf(
  { records }: PersonalChange,
  { facilityId, specialty }: ConsultationRecord,
): Promise<Serving> {
  const site = await records.facilities.find(facilityId);
  if (!site) throw new Error('a consultation without a site');
  return findServing(records, site, specialty);
}

async function askInWriting(
  change: PersonalChange,
  before: ConsultationRecord,
  question: string,
): Promise<ConsultationRecord> {
  const { now } = change;
  const { hospitalIds } = await servingOf(change, before);
  const after = await moveConsultation(change, before, 'ask-again', {
    ...writingFields(hospitalIds, before.priority, question, now),
    ...afresh(before, now),
  });
  await tellWritten(change, after);
  return after;
}

async function ringAgain(
  change: PersonalChange,
  before: ConsultationRecord,
): Promise<ConsultationRecord> {
  const serving = await servingOf(change, before);
  const ringing = await firstRings(change, serving, before.specialty);
  const after = await moveConsultation(change, before, 'ask-again', {
    ...ringing,
    mode: 'immediate',
    question: undefined,
    opinionRequestedAt: undefined,
    opinionDueAt: undefined,
    ...afresh(before, change.now),
  });
  await tellRinging(change, after, after.rings);
  return after;
}
