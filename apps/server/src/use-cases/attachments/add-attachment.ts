import { canAttach } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { AttachmentRecord, ConsultationRecord } from '../../ports/consultations.ts';
import { desksOf, participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { postInto } from '../messages/post-into.ts';
import { presentConsultation } from '../consultations/present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { auditRefusal, changes, type PersonalChange } from '../shared/use-case.ts';

type Photo = {
  readonly id: string;
  readonly fileName: string;
  /** Taken for the conversation: kept in full resolution, and said there. */
  readonly still?: { readonly uploadId: string; readonly requestId?: string | undefined };
};
type Input = Photo & { readonly bytes: Buffer };
type Recording = Photo & { readonly attachment: AttachmentRecord };

const action = 'add-attachment';
const most = 20;
/** Pixels; what twelve megapixels have, and what is enough to look at. */
const longestSide = { still: 4_096, photo: 2_560 } as const;
const concernOf = ({ id }: Photo) => ({ entityType: 'Consultation', entityId: id }) as const;

const isSamePhoto = (a: AttachmentRecord, b: Pick<AttachmentRecord, 'fileName' | 'sentDigest'>) =>
  a.fileName === b.fileName && a.sentDigest === b.sentDigest;

/** Whether this very photo is; that there is no room for another is refused. */
function isThereAlready(
  { attachments }: ConsultationRecord,
  photo: Pick<AttachmentRecord, 'fileName' | 'sentDigest'>,
): boolean {
  if (attachments.some((added) => isSamePhoto(added, photo))) return true;
  if (attachments.length >= most) throw new AppError('INPUT_TOO_LARGE');
  return false;
}

const recordAttachment = changes({
  action,
  concerns: concernOf,
  async run(change, { id, attachment, still }: Recording) {
    const { records, person, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => canAttach(person.actor, it));
    // Looked at again: others may have come in while this one was decoded.
    if (isThereAlready(before, attachment)) return presentConsultation(records, before);
    await records.consultations.addAttachment(id, attachment);
    const after = { ...before, attachments: [...before.attachments, attachment] };
    const readers = [...participantsOf(after), ...desksOf(after)];
    tell(readers, 'consultation:updated', { consultationId: id });
    if (still) await sayPhoto(change, after, attachment.id, still.requestId);
    return presentConsultation(records, after);
  },
});

/**
 * Adds a photo to an open case. The bytes are durable before the record that names them, and a
 * record that could not be written takes its bytes along. Sent again, the same photo is added once.
 */
export async function addAttachment(
  ports: Ports,
  person: Person,
  { bytes, ...photo }: Input,
): Promise<Consultation> {
  const sentDigest = ports.photos.digest(bytes);
  const known = await checkFirst(ports, person, { ...photo, sentDigest });
  if (known) return known;
  const content = await auditRefusal(ports, agentOf(person), concernOf(photo), () =>
    ports.photos.normalise(bytes, longestSide[photo.still ? 'still' : 'photo']),
  );
  const attachment: AttachmentRecord = {
    id: ports.ids.next(),
    fileName: photo.fileName,
    contentType: 'image/jpeg',
    sizeBytes: content.length,
    addedAt: ports.clock.now(),
    sentDigest,
    addedById: person.actor.practitionerId,
    uploadId: photo.still?.uploadId,
  };
  await ports.files.write(attachment.id, content);
  try {
    const after = await recordAttachment(ports, person, { ...photo, attachment });
    const isNamed = after.attachments.some(({ id }) => id === attachment.id);
    if (!isNamed) await ports.files.remove(attachment.id);
    return after;
  } catch (error) {
    await ports.files.remove(attachment.id);
    throw error;
  }
}

/** The photo stands in the conversation, as the answer to what asked for it. */
async function sayPhoto(
  change: PersonalChange,
  consultation: ConsultationRecord,
  attachmentId: string,
  requestId: string | undefined,
): Promise<void> {
  const asked = requestId && (await change.records.conversations.findMessage(requestId));
  const isAnswer =
    asked && asked.consultationId === consultation.id && asked.content.kind === 'photo-request';
  await postInto(change, consultation, {
    id: change.newId(),
    authorId: change.person.actor.practitionerId,
    content: { kind: 'photo', attachmentId, ...(isAnswer && { requestId }) },
  });
}

const agentOf = (person: Person) => ({ action, agentId: person.actor.practitionerId });

/** Access comes before the work of decoding; a photo that is there already is answered as it was. */
async function checkFirst(
  ports: Ports,
  person: Person,
  photo: Photo & { readonly sentDigest: string },
): Promise<Consultation | undefined> {
  return auditRefusal(ports, agentOf(person), concernOf(photo), () =>
    ports.store.read(async (records) => {
      const consultation = await records.consultations.find(photo.id);
      requireAccess(consultation, (it) => canAttach(person.actor, it));
      const isThere = isThereAlready(consultation, photo);
      return isThere ? presentConsultation(records, consultation) : undefined;
    }),
  );
}
