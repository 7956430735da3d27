import { canAttach } from '@qarib/clinical';
import type { UploadState } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { PartRef } from '../../ports/attachments.ts';
import type { Person } from '../../ports/person.ts';
import { addAttachment } from './add-attachment.ts';
import type { Ports } from '../shared/ports.ts';
import { presentConsultation } from '../consultations/present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { auditRefusal } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly uploadId: string;
  readonly offset: number;
  readonly totalBytes: number;
  readonly requestId?: string | undefined;
  readonly bytes: Buffer;
};

/**
 * One part of a photo. What has arrived stays over a cut and over a restart, and the answer says
 * where to go on; with the last part the photo becomes part of the case.
 */
export async function receivePhotoPart(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<UploadState> {
  const added = await checkFirst(ports, person, input);
  if (added) return added;
  const { id, uploadId, offset, totalBytes, bytes } = input;
  const { practitionerId } = person.actor;
  const ref: PartRef = { practitionerId, consultationId: id, uploadId };
  const room = bytes.subarray(0, Math.max(0, totalBytes - offset));
  const receivedBytes = await ports.parts.append(ref, offset, room);
  if (receivedBytes < totalBytes) return { receivedBytes };
  return complete(ports, person, ref, input);
}

async function complete(
  ports: Ports,
  person: Person,
  ref: PartRef,
  { id, uploadId, totalBytes, requestId }: Input,
): Promise<UploadState> {
  const photo = { id, fileName: `photo-${uploadId.slice(0, 8)}.jpg` };
  const bytes = await ports.parts.read(ref);
  try {
    const { attachments } = await addAttachment(ports, person, {
      ...photo,
      bytes,
      still: { uploadId, requestId },
    });
    await ports.parts.remove(ref);
    const attachment = attachments.find(({ fileName }) => fileName === photo.fileName);
    return { receivedBytes: totalBytes, attachment };
  } catch (error) {
    // What is no photo will not become one; what could not be written now can be later.
    if (error instanceof AppError && error.status < 500) await ports.parts.remove(ref);
    throw error;
  }
}

/** Access comes before anything is kept; a photo that is there already is answered as it was. */
async function checkFirst(
  ports: Ports,
  person: Person,
  { id, uploadId, totalBytes }: Input,
): Promise<UploadState | undefined> {
  const agent = { action: 'receive-photo-part', agentId: person.actor.practitionerId };
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
