import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@qarib/ui';
import { beforeSignOut } from '../../../shared/session/before-sign-out.ts';
import type { NoteSaver } from '../drafting/note-saver.ts';

/** Signing out takes unsent words off this device: they are sent first, or the person decides. */
export function SignOutQuestion({ saver }: { readonly saver: NoteSaver }) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const [question, setQuestion] = useState<{ readonly answer: (mayGo: boolean) => void }>();
  useEffect(
    () =>
      beforeSignOut(async () => {
        if (await saver.flush()) return true;
        return new Promise((answer) => setQuestion({ answer }));
      }),
    [saver],
  );
  const settle = (mayGo: boolean) => {
    question?.answer(mayGo);
    setQuestion(undefined);
  };
  return (
    <ConfirmDialog
      isOpen={!!question}
      title={t('signOut.title')}
      confirmLabel={t('signOut.confirm')}
      cancelLabel={t('shared:actions.cancel')}
      isDangerous
      onConfirm={() => settle(true)}
      onClose={() => settle(false)}
    >
      {t('signOut.text')}
    </ConfirmDialog>
  );
}
