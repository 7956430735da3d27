import {
  nextReminderAttempt,
  reminderText,
  withinDaytime,
  type ReminderLanguage,
} from '@qarib/clinical';
import { MessageFailure, type Sender } from '../../ports/messenger.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { FacilityRecord } from '../../ports/people.ts';
import type { ReminderChannel, ReminderRecord } from '../../ports/reminders.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';

/** Longer than any attempt takes, so that nobody else takes up what is still under way. */
const leaseMs = 60_000;
/** At a time, and in one round: a gateway that hangs holds up its own lane only. */
const lanes = 4;
const mostPerLane = 50;
/** An attempt more than backing off has; only one that crashes every time gets there. */
const mostAttempts = 7;

/** Sends what is due. Several servers may do so at once: each message is one server's at a time. */
export async function dispatchReminders(ports: Ports): Promise<void> {
  if (!ports.store.isAvailable()) return;
  const lane = async () => {
    for (let sent = 0; sent < mostPerLane && (await dispatchNext(ports)); sent += 1);
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const lane of ended) {
    if (lane.status === 'rejected') ports.log.error('reminders-failed', lane.reason);
  }
}

async function dispatchNext(ports: Ports): Promise<boolean> {
  const now = ports.clock.now();
  const lease = ports.ids.next();
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const before = await ports.store.read(({ reminders }) =>
    reminders.takeDue(now, lease, leaseUntil),
  );
  if (!before) return false;
  // Whoever had it never said how it ended: it goes out again, and says so.
  const wasInterrupted = before.wasInterrupted || before.state === 'sending';
  const taken: ReminderRecord = {
    ...before,
    wasInterrupted,
    lease,
    state: 'sending',
    attempts: before.attempts + 1,
    version: before.version + 1,
  };
  await settle(ports, taken, await attempt(ports, taken, now));
  return true;
}

type Outcome = Partial<ReminderRecord> & Pick<ReminderRecord, 'state'>;

async function attempt(ports: Ports, reminder: ReminderRecord, now: Date): Promise<Outcome> {
  if (now >= reminder.uselessAt || reminder.attempts > mostAttempts) {
    return { state: 'failed', problem: reminder.problem ?? 'too-late' };
  }
  const morning = withinDaytime(now);
  if (morning > now) {
    return { state: 'planned', nextAttemptAt: morning, attempts: reminder.attempts - 1 };
  }
  const { patient, facility } = await ports.store.read(async ({ patients, facilities }) => ({
    patient: await patients.find(reminder.patientId),
    facility: await facilities.find(reminder.facilityId),
  }));
  const preference = patient?.contactPreference;
  if (!patient || !preference?.areRemindersAllowed) {
    return { state: 'cancelled', problem: 'not-allowed' };
  }
  const way = wayTo(ports, patient);
  if (way.problem !== undefined) return { state: 'cancelled', problem: way.problem };
  const message = compose(reminder, preference.language, facility);
  const told = { channel: way.channel, to: recognisable(way.to), ...message };
  try {
    await way.sender.send({ id: reminder.id, to: way.to, text: message.text });
    return { state: 'sent', sentAt: ports.clock.now(), problem: undefined, ...told };
  } catch (error) {
    if (!(error instanceof MessageFailure)) throw error;
    const nextAttemptAt = nextReminderAttempt(
      reminder.attempts,
      ports.clock.now(),
      reminder.uselessAt,
    );
    return { state: 'failed', problem: error.problem, nextAttemptAt, ...told };
  }
}

type Way =
  | { channel: ReminderChannel; to: string; sender: Sender; problem?: undefined }
  | { problem: 'no-address' | 'no-channel' };

/** A text message where there is a telephone, else a letter. */
function wayTo({ messenger }: Ports, { phone, contactPreference }: PatientRecord): Way {
  const email = contactPreference?.email;
  if (phone !== undefined && messenger.sms) {
    return { channel: 'sms', to: phone.replace(/^0/, '+212'), sender: messenger.sms };
  }
  if (email !== undefined && messenger.mail) {
    return { channel: 'mail', to: email, sender: messenger.mail };
  }
  return { problem: phone === undefined && email === undefined ? 'no-address' : 'no-channel' };
}

/** The name of a hospital may tell what somebody goes there for; that of a health centre does not. */
export function compose(
  { kind, occasion, day, startsAt }: ReminderRecord,
  language: ReminderLanguage,
  facility: FacilityRecord | undefined,
) {
  const place = facility?.kind === 'health-centre' ? facility.name : undefined;
  return { language, text: reminderText(language, { kind, occasion, day, startsAt, place }) };
}

const recognisable = (to: string) =>
  to.includes('@') ? `…@${to.split('@')[1] ?? ''}` : `…${to.slice(-3)}`;

/** Writes down how it ended, unless the lease ran out and it is somebody else's by now. */
async function settle(ports: Ports, taken: ReminderRecord, outcome: Outcome): Promise<void> {
  const { version } = taken;
  const settled: ReminderRecord = {
    ...taken,
    nextAttemptAt: undefined,
    lease: undefined,
    ...outcome,
    version: version + 1,
  };
  const isWritten = await changeRecords(
    ports,
    { action: `reminder-${outcome.state}` },
    async ({ records }) => ({
      reply: await records.reminders.replace(settled, version),
      concern: { entityType: 'Patient', entityId: taken.patientId },
    }),
  );
  const fields = { reminderId: taken.id, state: outcome.state, problem: outcome.problem };
  if (isWritten) ports.log.info('reminder-settled', fields);
  else ports.log.warn('reminder-lease-lost', fields);
}
