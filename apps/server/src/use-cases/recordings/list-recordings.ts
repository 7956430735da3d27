import { canJoinCall } from '@qarib/clinical';
import type { Recording } from '@qarib/contracts';
import { requireAccess } from '../shared/require-access.ts';
import { presentRecording } from './recording.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

/** What was recorded, for those who took part by right. */
export const listRecordings = reads({
  action: 'list-recordings',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person }, { id }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canJoinCall(person.actor, it));
    const recordings: Recording[] = [];
    for (const recording of await records.recordings.listOf(id)) {
      recordings.push(await presentRecording(records, recording));
    }
    return { recordings };
  },
});
