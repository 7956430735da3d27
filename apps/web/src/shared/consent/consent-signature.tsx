import { Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lazyAside } from '../offline/lazy-aside.ts';

/** Few look at it: what draws it and its words come when it is asked for. */
const ShownSignature = lazyAside(async () => {
  const { ShownSignature: Shown } = await import('./shown-signature.tsx');
  return Shown;
});

type ConsentSignatureProps = { readonly patientId: string; readonly consentId: string };

/** What was drawn when the consent was given, once it is asked for: looking at it is in the audit. */
export function ConsentSignature(of: ConsentSignatureProps) {
  const { t } = useTranslation('consent');
  const [isShown, setIsShown] = useState(false);
  if (!isShown) {
    return (
      <div>
        <Button variant="default" size="sm" onClick={() => setIsShown(true)}>
          {t('sign.show')}
        </Button>
      </div>
    );
  }
  return (
    <Suspense>
      <ShownSignature {...of} />
    </Suspense>
  );
}
