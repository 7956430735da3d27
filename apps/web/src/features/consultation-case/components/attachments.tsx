import { useState } from 'react';
import { Modal, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { attachmentPath, type Attachment } from '@qarib/contracts';
import { pathOf } from '../../../shared/api/api-client.ts';
import classes from './case.module.css';

type AttachmentsProps = {
  readonly consultationId: string;
  readonly attachments: readonly Attachment[];
};

/** The photos of a case; each opens as large as the screen. */
export function Attachments({ consultationId, attachments }: AttachmentsProps) {
  const { t } = useTranslation(['consultation-case', 'shared']);
  const [opened, setOpened] = useState<Attachment>();
  const sourceOf = ({ id }: Attachment) =>
    pathOf(attachmentPath, { id: consultationId, attachmentId: id });
  if (attachments.length === 0) return <p className={classes.soft}>{t('attachments.none')}</p>;
  return (
    <>
      <ul className={classes.photos}>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <UnstyledButton
              className={classes.photo}
              onClick={() => setOpened(attachment)}
              aria-label={t('attachments.open', { name: attachment.fileName })}
            >
              <img src={sourceOf(attachment)} alt="" loading="lazy" decoding="async" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Modal
        opened={!!opened}
        onClose={() => setOpened(undefined)}
        title={opened?.fileName}
        size="auto"
        closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
      >
        {opened && <img className={classes.large} src={sourceOf(opened)} alt={opened.fileName} />}
      </Modal>
    </>
  );
}
