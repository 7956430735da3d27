import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { useAttaching, type AttachTo } from '../hooks/use-attaching.ts';
import { FilePicker } from './file-picker.tsx';
import { UploadLine } from './upload-line.tsx';

type AttachingProps = { readonly to: AttachTo; readonly onAdded?: () => void };

/** Photos, ECG and documents on their way to a case or held for a request, and how to add more. */
export function Attaching({ to, onAdded }: AttachingProps) {
  const { t } = useTranslation('attachments');
  const { own, add, tooLarge, uploads } = useAttaching(to);
  return (
    <>
      {own.map((upload) => (
        <UploadLine key={upload.kept.uploadId} upload={upload} uploads={uploads} />
      ))}
      {tooLarge.map((name) => (
        <Notice key={name} tone="error" title={t('way.refused', { name })}>
          {t('tooLarge')}
        </Notice>
      ))}
      <FilePicker
        onPick={(kind, files) => {
          add(kind, files);
          onAdded?.();
        }}
      />
    </>
  );
}
