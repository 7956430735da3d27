import { useState } from 'react';
import { Expand, Shrink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StreamVideo } from '@qarib/ui';
import stage from './stage.module.css';

type RemotePictureProps = {
  readonly stream: MediaStream;
  readonly label: string;
  /** A phone held upright has more height than a picture that lies: it may fill it, cut at its sides. */
  readonly canFill: boolean;
};

/** The picture of somebody else's camera: whole, unless who looks at it wants it large. */
export function RemotePicture({ stream, label, canFill }: RemotePictureProps) {
  const { t } = useTranslation('call');
  const [isFilling, setIsFilling] = useState(false);
  const words = t(isFilling ? 'layout.whole' : 'layout.fill');
  const Icon = isFilling ? Shrink : Expand;
  return (
    <>
      <StreamVideo
        stream={stream}
        label={label}
        fit={canFill && isFilling ? 'cover' : 'contain'}
        testId="remote-video"
      />
      {canFill && (
        <button
          type="button"
          className={stage.enlarge}
          aria-label={words}
          title={words}
          onClick={() => setIsFilling(!isFilling)}
          data-testid="fill"
        >
          <Icon size={18} aria-hidden />
        </button>
      )}
    </>
  );
}
