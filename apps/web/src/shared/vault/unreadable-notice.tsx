import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, Notice } from '@qarib/ui';
import classes from './unreadable-notice.module.css';
import type { Vault } from './vault.ts';

/** What was kept here and does not open any more: said, and deleted only by the person. */
export function UnreadableNotice({ vault }: { readonly vault: Vault }) {
  const { t } = useTranslation(['device', 'shared']);
  const [isAsked, setIsAsked] = useState(false);
  if (vault.isLocked) {
    return (
      <div className={classes['notice']}>
        <Notice tone="warning">{t('locked')}</Notice>
      </div>
    );
  }
  return (
    <div className={classes['notice']}>
      <Notice
        tone="warning"
        title={t('unreadable.title')}
        action={
          <Button variant="default" size="sm" onClick={() => setIsAsked(true)}>
            {t('unreadable.delete')}
          </Button>
        }
      >
        {t('unreadable.text', { count: vault.unreadable.length })}
      </Notice>
      <ConfirmDialog
        isOpen={isAsked}
        title={t('unreadable.deleteTitle')}
        confirmLabel={t('unreadable.delete')}
        cancelLabel={t('shared:actions.cancel')}
        isDangerous
        onConfirm={() => vault.dropUnreadable()}
        onClose={() => setIsAsked(false)}
      >
        {t('unreadable.deleteText')}
      </ConfirmDialog>
    </div>
  );
}
