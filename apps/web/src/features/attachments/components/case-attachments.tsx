import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { Attaching } from './attaching.tsx';

type CaseAttachmentsProps = { readonly consultation: Consultation; readonly attached: ReactNode };

/** What the physician is shown beside the words. A file counts as sent when the server has it. */
export function CaseAttachments({ consultation, attached }: CaseAttachmentsProps) {
  const { t } = useTranslation('attachments');
  return (
    <Section title={t('title')}>
      {attached}
      {!isClosed(consultation.status) && <Attaching to={{ consultationId: consultation.id }} />}
    </Section>
  );
}
