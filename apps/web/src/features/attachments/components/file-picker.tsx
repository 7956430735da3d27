import { useId, type ChangeEvent } from 'react';
import { Activity, Camera, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentKinds, type AttachmentKind } from '@qarib/contracts';
import classes from './attachments.module.css';

const pictures = 'image/jpeg,image/png,image/webp';
const facts = {
  photo: { icon: Camera, accept: pictures },
  ecg: { icon: Activity, accept: `${pictures},application/pdf` },
  document: { icon: FileText, accept: `application/pdf,${pictures}` },
} as const satisfies Record<AttachmentKind, object>;

type FilePickerProps = {
  readonly onPick: (kind: AttachmentKind, files: readonly File[]) => void;
};

/** One button per kind: what a file is, is said by choosing it. */
export function FilePicker({ onPick }: FilePickerProps) {
  const { t } = useTranslation('attachments');
  const id = useId();

  function pick(kind: AttachmentKind, { currentTarget }: ChangeEvent<HTMLInputElement>): void {
    onPick(kind, [...(currentTarget.files ?? [])]);
    // The same file can be chosen again after it was taken back.
    currentTarget.value = '';
  }

  return (
    <div className={classes['add']}>
      {attachmentKinds.map((kind) => {
        const { icon: Icon, accept } = facts[kind];
        return (
          <span key={kind}>
            <input
              id={`${id}-${kind}`}
              type="file"
              accept={accept}
              multiple
              className={classes['input']}
              onChange={(event) => pick(kind, event)}
            />
            <label htmlFor={`${id}-${kind}`} className={classes['button']}>
              <Icon size={20} aria-hidden="true" />
              {t(`add.${kind}`)}
            </label>
          </span>
        );
      })}
      <span className={classes['empty']}>{t('privacy')}</span>
    </div>
  );
}
