import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { useReceivedInvitations } from '../../shared/call/use-received-invitations.ts';
import { openShelf } from '../../shared/i18n/i18n.ts';
import { lazyAside } from '../../shared/offline/lazy-aside.ts';
import { useNewerVersion, watchVersion } from '../../shared/offline/newer-version.ts';
import { useSession } from '../../shared/session/session.ts';
import { vaultHere } from '../../shared/vault/vault-here.ts';

/** Only specialists are rung for, so only they load it. */
const IncomingBar = lazy(async () => {
  const [queue] = await Promise.all([
    import('../../features/on-call-queue/index.ts'),
    openShelf('desk'),
  ]);
  return { default: queue.IncomingBar };
});

/** Only those who are asked into a call load it. */
const ReceivedBar = lazy(async () => {
  const invitation = await import('../../features/invitation/index.ts');
  return { default: invitation.ReceivedBar };
});

/** Only those who answer complaints load it. */
const ComplaintBar = lazy(async () => {
  const [bar] = await Promise.all([
    import('../../features/complaints/components/complaint-bar.tsx'),
    openShelf('porch'),
  ]);
  return { default: bar.ComplaintBar };
});

/** Only who has something here that does not open loads it. */
const UnreadableNotice = lazyAside(async () => {
  const device = await import('../../shared/vault/unreadable-notice.tsx');
  return device.UnreadableNotice;
});

/** Only who works on an older build than the server's loads it. */
const NewerVersionNotice = lazyAside(async () => {
  const offline = await import('../../shared/offline/newer-version-notice.tsx');
  return offline.NewerVersionNotice;
});

const isCall = (pathname: string) => /\/call$|^\/invitations\//.test(pathname);

/** Of this device, whoever works on it: told on every page, a newer build not during a call. */
function DeviceBars() {
  const { pathname } = useLocation();
  const isNewerThere = useNewerVersion(({ isThere }) => isThere);
  useEffect(watchVersion, []);
  const vault = vaultHere();
  const isUnreadable = useSyncExternalStore(
    (listener) => vault?.subscribe(listener) ?? (() => {}),
    () => vault !== undefined && (vault.isLocked || vault.unreadable.length > 0),
  );
  return (
    <>
      {isNewerThere && !isCall(pathname) && (
        <Suspense>
          <NewerVersionNotice />
        </Suspense>
      )}
      {vault && isUnreadable && (
        <Suspense>
          <UnreadableNotice vault={vault} />
        </Suspense>
      )}
    </>
  );
}

/** What is told above every page, to whom it concerns. */
export function Bars() {
  const { practitioner } = useSession();
  const isCaring = practitioner.role === 'nurse' || practitioner.role === 'specialist';
  const invitations = useReceivedInvitations(isCaring);
  return (
    <>
      {practitioner.role === 'specialist' && (
        <Suspense>
          <IncomingBar />
        </Suspense>
      )}
      {(practitioner.role === 'coordinator' || practitioner.role === 'admin') && (
        <Suspense>
          <ComplaintBar />
        </Suspense>
      )}
      {invitations.length > 0 && (
        <Suspense>
          <ReceivedBar invitations={invitations} />
        </Suspense>
      )}
      <DeviceBars />
    </>
  );
}
