import { useEffect, useState } from 'react';
import { openVault } from './vault-here.ts';

/** Whoever left without signing out left photos, too, only if they left anything. */
async function dropPhotosOfOthers(practitionerId: string): Promise<void> {
  const { browserUploadStore } = await import('../uploads/upload-store.ts');
  await browserUploadStore.forgetOthers(practitionerId).catch(() => undefined);
}

/** Whether what this person left on this device can be read; pages are shown from then on. */
export function useOpenVault(practitionerId: string | undefined): boolean {
  const [openedFor, setOpenedFor] = useState<string>();
  useEffect(() => {
    if (practitionerId === undefined) return undefined;
    let isWanted = true;
    const open = async () => {
      const { isAnotherGone } = await openVault(practitionerId);
      if (isAnotherGone) void dropPhotosOfOthers(practitionerId);
      if (isWanted) setOpenedFor(practitionerId);
    };
    void open();
    return () => {
      isWanted = false;
    };
  }, [practitionerId]);
  return practitionerId !== undefined && openedFor === practitionerId;
}
