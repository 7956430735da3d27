import { useEffect, useState } from 'react';
import { browserUploadStore } from '../uploads/upload-store.ts';
import { openVault } from './vault-here.ts';

/** Whether what this person left on this device can be read; pages are shown from then on. */
export function useOpenVault(practitionerId: string | undefined): boolean {
  const [openedFor, setOpenedFor] = useState<string>();
  useEffect(() => {
    if (practitionerId === undefined) return undefined;
    let isWanted = true;
    const open = async () => {
      const { isAnotherGone } = await openVault(practitionerId);
      if (isAnotherGone)
        void browserUploadStore.forgetOthers(practitionerId).catch(() => undefined);
      if (isWanted) setOpenedFor(practitionerId);
    };
    void open();
    return () => {
      isWanted = false;
    };
  }, [practitionerId]);
  return practitionerId !== undefined && openedFor === practitionerId;
}
