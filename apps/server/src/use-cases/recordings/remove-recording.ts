import { canRemoveRecording } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes } from '../shared/use-case.ts';
import { purgeRecordings } from './expire-recordings.ts';
import { endRecordingById } from './recording.ts';

type Input = { readonly id: string; readonly recordingId: string; readonly reason: string };

const remove = changes({
  action: 'remove-recording',
  concerns: ({ recordingId }: Input) => ({ entityType: 'Recording', entityId: recordingId }),
  async run({ records, person, now }, { id, recordingId, reason }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canRemoveRecording(person.actor, it));
    const recording = await records.recordings.find(recordingId);
    if (recording?.consultationId !== id) throw new AppError('NOT_FOUND');
    const byId = person.actor.practitionerId;
    await records.recordings.remove(recordingId, { at: now, byId, reason });
    return {};
  },
});

/** Takes a recording away for good. Who, when and why stays; done again it is done once. */
export async function removeRecording(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Record<string, never>> {
  const reply = await remove(ports, person, input);
  await endRecordingById(ports, input.recordingId);
  // What cannot be deleted now is deleted by the next sweep: nobody sees it meanwhile.
  await purgeRecordings(ports).catch((error: unknown) => ports.log.error('purge-failed', error));
  return reply;
}
