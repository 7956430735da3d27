import { canJoinCall } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import { fileOfChunk } from './recording.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string; readonly recordingId: string };

/** The parts of a recording, one after the other: an hour of it does not fit into memory. */
export const readRecording = reads({
  action: 'read-recording',
  concerns: ({ recordingId }: Input) => ({ entityType: 'Recording', entityId: recordingId }),
  async run({ records, person, ports }, { id, recordingId }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canJoinCall(person.actor, it));
    const recording = await records.recordings.find(recordingId);
    if (recording?.consultationId !== id || recording.removal) throw new AppError('NOT_FOUND');
    const { contentType, chunkCount } = recording;
    async function* parts() {
      for (let index = 0; index < chunkCount; index += 1) {
        yield await ports.files.read(fileOfChunk(recordingId, index));
      }
    }
    return { contentType, parts: parts() };
  },
});
