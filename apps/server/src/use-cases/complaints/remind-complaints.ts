import {
  complaintReminderDue,
  dayAfter,
  moroccanDay,
  openComplaintStates,
  soonUntil,
} from '@qarib/clinical';
import type { ComplaintOrder, ComplaintRecord } from '../../ports/complaints.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';
import { tellComplaint } from './tell-complaint.ts';

const batchLength = 100;

/**
 * Reminds before and after the deadline, once each: the step is in the complaint's history and in the
 * audit, and whoever has it, or the whole region when nobody has, is told where they are.
 */
export async function remindComplaints(ports: Ports): Promise<void> {
  if (!ports.store.isAvailable()) return;
  try {
    let after: ComplaintOrder['after'];
    do {
      const batch = await nearDeadline(ports, after);
      for (const complaint of batch) await remind(ports, complaint);
      const last = batch.length === batchLength ? batch.at(-1) : undefined;
      after = last && { day: last.dueDay, id: last.id };
    } while (after);
  } catch (error) {
    ports.log.error('complaint-reminders-failed', error);
  }
}

function nearDeadline(ports: Ports, after: ComplaintOrder['after']): Promise<ComplaintRecord[]> {
  const dueBefore = dayAfter(soonUntil(moroccanDay(ports.clock.now())), 1);
  return ports.store.read(({ complaints }) =>
    complaints.list(
      { states: openComplaintStates, dueBefore },
      { by: 'dueDay', after, limit: batchLength },
    ),
  );
}

async function remind(ports: Ports, { id, ...shown }: ComplaintRecord): Promise<void> {
  if (!complaintReminderDue(shown, ports.clock.now())) return;
  await changeRecords(ports, { action: 'remind-complaint' }, async (change) => {
    const complaint = await change.records.complaints.find(id);
    const reminder = complaint && complaintReminderDue(complaint, change.now);
    if (complaint && reminder) {
      const step = { what: 'remind', at: change.now, reminder } as const;
      // The version stays, because nothing changed that somebody could have decided on.
      const reminded = { ...complaint, reminded: reminder, steps: [...complaint.steps, step] };
      await change.records.complaints.replace(reminded, complaint.version);
      tellComplaint(change, complaint);
    }
    return { reply: undefined, concern: { entityType: 'Complaint', entityId: id } };
  });
}
