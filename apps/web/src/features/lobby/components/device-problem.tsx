import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceProblem } from '@qarib/call-client';
import { Notice } from '@qarib/ui';
import { useDeviceProblemWords } from '../../../shared/call/use-device-problem-words.ts';

type DeviceProblemNoticeProps = {
  readonly source: 'microphone' | 'camera';
  readonly problem: DeviceProblem;
  /** The other device is missing too. */
  readonly isNeither: boolean;
  readonly onRetry: () => void;
};

/** Why there is no microphone or camera, what to do about it, and that one can come in all the same. */
export function DeviceProblemNotice({
  source,
  problem,
  isNeither,
  onRetry,
}: DeviceProblemNoticeProps) {
  const { t } = useTranslation(['lobby', 'shared']);
  const { title, help } = useDeviceProblemWords()(source, problem);
  return (
    <div data-testid={`${source}-problem`}>
      <Notice
        tone="warning"
        title={title}
        action={
          <Button variant="default" onClick={onRetry}>
            {t('shared:actions.retry')}
          </Button>
        }
      >
        {help} {t(`anyway.${isNeither ? 'neither' : source}`)}
      </Notice>
    </div>
  );
}
