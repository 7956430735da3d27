import { canReadConsultation } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly attachmentId: string;
  readonly size: 'full' | 'preview';
};

/** The bytes of a photo or a document, for whoever may read its case. */
export const readAttachment = reads({
  action: 'read-attachment',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person, ports }, { id, attachmentId, size }) {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canReadConsultation(person.actor, it));
    const attachment = consultation.attachments.find((it) => it.id === attachmentId);
    if (!attachment) throw new AppError('NOT_FOUND');
    const isPreview = size === 'preview' && attachment.contentType !== 'application/pdf';
    const bytes = await ports.files.read(attachment.id);
    return {
      fileName: attachment.fileName,
      contentType: attachment.contentType,
      bytes: isPreview ? await ports.photos.shrink(bytes) : bytes,
    };
  },
});
