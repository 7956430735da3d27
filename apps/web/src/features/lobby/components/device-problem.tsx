import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceProblem } from '@qarib/call-client';
import { Notice } from '@qarib/ui';

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
  return (
    <div data-testid={`${source}-problem`}>
      <Notice
        tone="warning"
        title={t(`problem.${source}.${problem}`)}
        action={
          <Button variant="default" onClick={onRetry}>
            {t('shared:actions.retry')}
          </Button>
        }
      >
        {t(`help.${problem}`)} {t(`anyway.${isNeither ? 'neither' : source}`)}
      </Notice>
    </div>
  );
}
