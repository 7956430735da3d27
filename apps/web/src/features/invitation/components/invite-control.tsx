import { lazy, Suspense, useState } from 'react';
import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CallControl } from '@qarib/ui';

/** Most calls are of two: what a third needs is fetched when somebody asks for it. */
const InviteDialog = lazy(async () => {
  const { InviteDialog: dialog } = await import('./invite-dialog.tsx');
  return { default: dialog };
});

/** Asks somebody else into the call: a colleague, or a person from outside by a link. */
export function InviteControl({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('invitation');
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <CallControl
        icon={<UserPlus size={22} />}
        label={t('control')}
        hint={t('controlHint')}
        isExpanded={isOpen}
        onPress={() => {
          setWasOpened(true);
          setIsOpen(true);
        }}
        testId="invite"
      />
      {wasOpened && (
        <Suspense>
          <InviteDialog
            consultationId={consultationId}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
