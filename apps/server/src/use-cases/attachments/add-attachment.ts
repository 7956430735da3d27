import { canAttach } from '@qarib/clinical';
import type { Attachment, AttachmentKind } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { AttachmentRecord, ConsultationRecord } from '../../ports/consultations.ts';
import { desksOf, participantsOf } from '../consultations/move-consultation.ts';
import type { Ports } from '../shared/ports.ts';
import { postInto } from '../messages/post-into.ts';
import { presentConsultation } from '../consultations/present-consultation.ts';
import { requireAccess } from '../shared/require-access.ts';
import { auditRefusal, changes, type PersonalChange } from '../shared/use-case.ts';
import { prepareContent, type Content } from './prepare-content.ts';

/** What a client says of the bytes it sends. */
export type Sent = {
  readonly id: string;
  readonly uploadId: string;
  readonly kind: AttachmentKind;
  readonly place: 'conversation' | 'case';
  readonly fileName?: string | undefined;
  readonly requestId?: string | undefined;
};
type Recording = Sent & { readonly attachment: AttachmentRecord };

const action = 'add-attachment';
const mostPerCase = 20;
const concernOf = ({ id }: Sent) => ({ entityType: 'Consultation', entityId: id }) as const;

const recordAttachment = changes({
  action,
  concerns: concernOf,
  async run(change, { id, attachment, ...sent }: Recording) {
    const { records, person, tell } = change;
    const before = await records.consultations.find(id);
    requireAccess(before, (it) => canAttach(person.actor, it));
    // Looked at again: it may have come in twice, and others beside it, while it was decoded.
    const known = before.attachments.find(({ uploadId }) => uploadId === sent.uploadId);
    if (known) return presented(change, before, known.id);
    if (before.attachments.length >= mostPerCase) throw new AppError('INPUT_TOO_LARGE');
    await records.consultations.addAttachment(id, attachment);
    const after = { ...before, attachments: [...before.attachments, attachment] };
    const readers = [...participantsOf(after), ...desksOf(after)];
    tell(readers, 'consultation:updated', { consultationId: id });
    const isSaid = sent.place === 'conversation' && attachment.contentType === 'image/jpeg';
    if (isSaid) await sayPhoto(change, after, attachment.id, sent.requestId);
    return presented(change, after, attachment.id);
  },
});

/**
 * Adds what was sent to an open case. The bytes are durable before the record that names them, and a
 * record that could not be written takes its bytes along. Sent again, it is added once.
 */
export async function addAttachment(
  ports: Ports,
  person: Person,
  sent: Sent,
  bytes: Buffer,
): Promise<Attachment> {
  const agent = { action, agentId: person.actor.practitionerId };
  const content = await auditRefusal(ports, agent, concernOf(sent), () =>
    prepareContent(ports, sent.kind, bytes),
  );
  const attachment: AttachmentRecord = {
    id: ports.ids.next(),
    kind: sent.kind,
    fileName: fileNameOf(sent, content),
    contentType: content.contentType,
    sizeBytes: content.bytes.length,
    addedAt: ports.clock.now(),
    sentDigest: ports.photos.digest(bytes),
    addedById: person.actor.practitionerId,
    uploadId: sent.uploadId,
  };
  await ports.files.write(attachment.id, content.bytes);
  try {
    const added = await recordAttachment(ports, person, { ...sent, attachment });
    if (added.id !== attachment.id) await ports.files.remove(attachment.id);
    return added;
  } catch (error) {
    await ports.files.remove(attachment.id);
    throw error;
  }
}

/** The name as it was, with the ending of what is kept. */
function fileNameOf({ fileName, uploadId, kind }: Sent, { contentType }: Content): string {
  const ending = contentType === 'application/pdf' ? '.pdf' : '.jpg';
  const stem = fileName?.replace(/\.[\p{L}\p{N}]{1,5}$/u, '').slice(0, 110);
  return (stem || `${kind}-${uploadId.slice(0, 8)}`) + ending;
}

async function presented(
  { records }: PersonalChange,
  consultation: ConsultationRecord,
  attachmentId: string,
): Promise<Attachment> {
  const { attachments } = await presentConsultation(records, consultation);
  const attachment = attachments.find(({ id }) => id === attachmentId);
  if (!attachment) throw new Error('unreachable');
  return attachment;
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
