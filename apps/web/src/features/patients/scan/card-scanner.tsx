import { useState } from 'react';
import { FileButton, Button } from '@mantine/core';
import { ImageUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PatientIdentification } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { identificationIn } from './card-text.ts';
import { createQrReader, pictureOf } from './qr-reader.ts';
import { useCameraScan } from './use-camera-scan.ts';
import classes from './card-scanner.module.css';

type CardScannerProps = { readonly onIdentified: (identification: PatientIdentification) => void };

async function textIn(file: File): Promise<string | undefined> {
  const picture = await pictureOf(file);
  try {
    return await (await createQrReader()).read(picture);
  } finally {
    picture.close();
  }
}

/** The card before the camera, or a photo of it where there is no camera. */
export function CardScanner({ onIdentified }: CardScannerProps) {
  const { t } = useTranslation('patients');
  const [wrong, setWrong] = useState<'foreign' | 'unreadable'>();
  function take(text: string | undefined): void {
    const identification = text === undefined ? undefined : identificationIn(text);
    if (identification) onIdentified(identification);
    else setWrong(text === undefined ? 'unreadable' : 'foreign');
  }
  const { video, state } = useCameraScan(take);
  return (
    <div className={classes['scanner']}>
      <div className={classes['frame']} data-state={state}>
        {/* Nothing is heard: it is the picture of a card. */}
        <video ref={video} className={classes['video']} muted playsInline aria-hidden="true" />
        <p className={classes['state']} role="status">
          {t(`scan.${state}`)}
        </p>
      </div>
      {wrong && <Notice tone="warning">{t(`scan.${wrong}`)}</Notice>}
      <FileButton
        accept="image/*"
        onChange={(file) => file && void textIn(file).then(take, () => setWrong('unreadable'))}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            leftSection={<ImageUp size={18} aria-hidden="true" />}
          >
            {t('scan.photo')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
