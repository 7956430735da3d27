import { canAttach } from '@qarib/clinical';
import type { UploadState } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { PartRef } from '../../ports/attachments.ts';
import type { Person } from '../../ports/person.ts';
import { addAttachment, type Sent } from './add-attachment.ts';
import type { Ports } from '../shared/ports.ts';
import { presentConsultation } from '../consultations/present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { auditRefusal } from '../shared/use-case.ts';

type Upload = { readonly id: string; readonly uploadId: string };
type Input = Sent & {
  readonly offset: number;
  readonly totalBytes: number;
  readonly bytes: Buffer;
};

const refOf = (person: Person, { id, uploadId }: Upload): PartRef => ({
  practitionerId: person.actor.practitionerId,
  consultationId: id,
  uploadId,
});

/**
 * One part of a photo, an ECG or a document. What has arrived stays over a cut and over a restart, and
 * the answer says where to go on; with the last part it becomes part of the case.
 */
export async function receiveUploadPart(
  ports: Ports,
  person: Person,
  { offset, totalBytes, bytes, ...sent }: Input,
): Promise<UploadState> {
  const added = await checkFirst(ports, person, sent, totalBytes);
  if (added) return added;
  const ref = refOf(person, sent);
  const room = bytes.subarray(0, Math.max(0, totalBytes - offset));
  const receivedBytes = await ports.parts.append(ref, offset, room);
  if (receivedBytes < totalBytes) return { receivedBytes };
  try {
    const attachment = await addAttachment(ports, person, sent, await ports.parts.read(ref));
    await ports.parts.remove(ref);
    return { receivedBytes: totalBytes, attachment };
  } catch (error) {
    // What is no photo will not become one; what could not be written now can be later.
    if (error instanceof AppError && error.status < 500) await ports.parts.remove(ref);
    throw error;
  }
}

/** Taken back before it was whole: what had arrived is thrown away. Its own sender's alone. */
export async function discardUpload(ports: Ports, person: Person, upload: Upload) {
  await ports.parts.remove(refOf(person, upload));
  return {};
}

/** Access comes before anything is kept; one that is there already is answered as it was. */
async function checkFirst(
  ports: Ports,
  person: Person,
  { id, uploadId }: Upload,
  totalBytes: number,
): Promise<UploadState | undefined> {
  const agent = { action: 'receive-upload-part', agentId: person.actor.practitionerId };
  const concern = { entityType: 'Consultation', entityId: id } as const;
  return auditRefusal(ports, agent, concern, () =>
    ports.store.read(async (records) => {
      const consultation = await records.consultations.find(id);
      requireAccess(consultation, (it) => canAttach(person.actor, it));
      const known = consultation.attachments.find((it) => it.uploadId === uploadId);
      if (!known) return undefined;
      const { attachments } = await presentConsultation(records, consultation);
      const attachment = attachments.find((it) => it.id === known.id);
      return { receivedBytes: totalBytes, attachment };
    }),
  );
}
