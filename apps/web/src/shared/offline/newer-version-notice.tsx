import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import classes from './newer-version-notice.module.css';

/** Says it and waits: whoever works on this page decides when to leave it. */
export function NewerVersionNotice() {
  const { t } = useTranslation('device');
  return (
    <div className={classes['notice']}>
      <Notice
        tone="info"
        action={
          <Button
            variant="default"
            size="sm"
            leftSection={<RotateCw size={16} aria-hidden="true" />}
            onClick={() => window.location.reload()}
          >
            {t('newer.reload')}
          </Button>
        }
      >
        {t('newer.text')}
      </Notice>
    </div>
  );
}
