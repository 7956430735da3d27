import type { PatientHistory } from '../../ports/patient-history.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

const idsOf = (documents: readonly { readonly _id: string }[]) => documents.map(({ _id }) => _id);

export function patientHistoryIn(models: Models, session: Within): PatientHistory {
  const { consultations, appointments, followUps, referrals } = models;
  const times = patientTimesIn(models, session);
  return {
    async belongingsOf(patientId) {
      const theirs = { patientId };
      return {
        consultations: idsOf(await consultations.find(theirs, '_id').session(session).lean()),
        appointments: idsOf(await appointments.find(theirs, '_id').session(session).lean()),
        followUps: idsOf(await followUps.find(theirs, '_id').session(session).lean()),
        referrals: idsOf(await referrals.find(theirs, '_id').session(session).lean()),
      };
    },
    haveTimeInCommon: (oneId, otherId) => times.haveInCommon(oneId, otherId),
    async give(patientId, toId) {
      await times.give(patientId, toId);
      const change = { $set: { patientId: toId } };
      await consultations.updateMany({ patientId }, change).session(session);
      await appointments.updateMany({ patientId }, change).session(session);
      await followUps.updateMany({ patientId }, change).session(session);
      await referrals.updateMany({ patientId }, change).session(session);
    },
  };
}

/** A patient's cells of `takenTimes` name them in their key. */
const cellOf = (key: string, patientId: string): string | undefined => {
  const begin = `patient:${patientId}:`;
  return key.startsWith(begin) ? key.slice(begin.length) : undefined;
};

function patientTimesIn({ appointments, takenTimes }: Models, session: Within) {
  const cellsOf = async (patientId: string, filter: object = {}) => {
    const theirs = await appointments
      .find({ patientId, ...filter }, '_id')
      .session(session)
      .lean();
    const held = { appointmentId: { $in: idsOf(theirs) } };
    const cells = await takenTimes.find(held).session(session).lean();
    return cells.flatMap(({ _id, appointmentId }) => {
      const cell = cellOf(_id, patientId);
      return cell === undefined ? [] : [{ _id, cell, appointmentId }];
    });
  };
  return {
    async haveInCommon(oneId: string, otherId: string): Promise<boolean> {
      const open = { status: { $in: ['booked', 'arrived'] } };
      const taken = new Set((await cellsOf(oneId, open)).map(({ cell }) => cell));
      return (await cellsOf(otherId, open)).some(({ cell }) => taken.has(cell));
    },
    async give(fromId: string, toId: string): Promise<void> {
      const cells = await cellsOf(fromId);
      if (cells.length === 0) return;
      // What is over may have been at one time: the cell is held then, by whichever of the two.
      const taken = new Set((await cellsOf(toId)).map(({ cell }) => cell));
      const moved = cells.flatMap(({ cell, appointmentId }) =>
        taken.has(cell) ? [] : [{ _id: `patient:${toId}:${cell}`, appointmentId }],
      );
      await takenTimes.deleteMany({ _id: { $in: idsOf(cells) } }).session(session);
      if (moved.length > 0) await takenTimes.insertMany(moved, { session, ordered: true });
    },
  };
}
