import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ConfirmDialog } from '@qarib/ui';
import { ApiError, asApiError } from '../api/api-error.ts';
import { useConnectionStore } from '../connection/connection-store.ts';
import { draftKey, listDrafts } from '../drafts/drafts.ts';
import { beforeSignOut } from '../session/before-sign-out.ts';
import { useSession } from '../session/session.ts';
import { vaultOf } from '../vault/vault-here.ts';
import { aloneInBrowser } from '../offline/alone-in-browser.ts';
import { caseOf, isLate } from './outbox-entry.ts';
import { Outbox, type OutboxItem } from './outbox.ts';
import { isUnregistered } from './registered-as.ts';
import { sendEntry } from './send-entry.ts';
import { useUnsentPhotos } from './unsent-photos.ts';

const OutboxContext = createContext<Outbox | undefined>(undefined);

/** What the signed-in person wrote and the server does not have yet. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new ApiError('NOT_SIGNED_IN');
  return outbox;
}

/** The request or registration with this id, from the press on its button until the server has it. */
export function useQueued(id: string) {
  const outbox = useOutbox();
  const { items, isKept } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  const item = items.find(({ entry }) => entry.id === id);
  return { outbox, item, isKept };
}

/** What waits of one consultation, and whether it outlives a reload. */
export function useWaiting(consultationId: string) {
  const outbox = useOutbox();
  const { items, isKept } = useSyncExternalStore(outbox.subscribe, outbox.getSnapshot);
  const own: readonly OutboxItem[] = items.filter(({ entry }) => caseOf(entry) === consultationId);
  return { outbox, items: own, isKept };
}

/** Sends as long as somebody is signed in, whatever page is shown, and at once when the link is back. */
function useSending(outbox: Outbox): void {
  useEffect(() => {
    const sendNow = () => void outbox.flush();
    outbox.start();
    const unsubscribe = useConnectionStore.subscribe((now, before) => {
      const isBack = now.signalling === 'connected' && before.signalling !== 'connected';
      if (isBack || (now.isServerReachable && !before.isServerReachable)) sendNow();
    });
    window.addEventListener('online', sendNow);
    return () => {
      unsubscribe();
      window.removeEventListener('online', sendNow);
      outbox.stop();
    };
  }, [outbox]);
}

const begun = /^(?:register-patient|request:|message:|note:)/;

/** Begun and not sent off. The note on the page that is shown asks for itself. */
function isBegunElsewhere(name: string, pathname: string): boolean {
  const [kind, id = ''] = name.split(':');
  return begun.test(name) && !(kind === 'note' && pathname.split('/').includes(id));
}

/** Signing out takes unsent words off this device: they are sent first, or the person decides. */
function SignOutQuestion({ outbox }: { readonly outbox: Outbox }) {
  const { t } = useTranslation('shared');
  const { practitioner } = useSession();
  const { pathname } = useLocation();
  const [question, setQuestion] = useState<{
    readonly answer: (mayGo: boolean) => void;
    /** Something goes by itself once the link is back. */
    readonly isWaiting: boolean;
  }>();
  useEffect(
    () =>
      beforeSignOut(async () => {
        const isSent = await outbox.flush();
        const isEmpty = isSent && outbox.getSnapshot().items.length === 0;
        const hasPhotos = useUnsentPhotos.getState().count > 0;
        const isBegun = listDrafts(practitioner.id).some((name) =>
          isBegunElsewhere(name, pathname),
        );
        if (isEmpty && !isBegun && !hasPhotos) return true;
        const isWaiting = !isSent || hasPhotos;
        return new Promise((answer) => setQuestion({ answer, isWaiting }));
      }),
    [outbox, practitioner.id, pathname],
  );
  const settle = (mayGo: boolean) => {
    question?.answer(mayGo);
    setQuestion(undefined);
  };
  return (
    <ConfirmDialog
      isOpen={!!question}
      title={t('outbox.signOutTitle')}
      confirmLabel={t('outbox.signOutConfirm')}
      cancelLabel={t('actions.cancel')}
      isDangerous
      onConfirm={() => settle(true)}
      onClose={() => settle(false)}
    >
      {t(question?.isWaiting ? 'outbox.signOutText' : 'outbox.signOutHere')}
    </ConfirmDialog>
  );
}

function openOutbox(client: QueryClient, practitionerId: string): Outbox {
  const storage = vaultOf(practitionerId);
  if (!storage) throw new ApiError('NOT_SIGNED_IN');
  return Outbox.open({
    send: (entry) => sendEntry(client, practitionerId, entry),
    codeOf: (error) => asApiError(error).code,
    storage,
    keyPrefix: draftKey({ practitionerId, name: 'outbox:' }),
    isLate,
    isReady: (entry) =>
      entry.kind !== 'request' || !isUnregistered(practitionerId, entry.body.patientId),
    alone: aloneInBrowser(`qarib:outbox:${practitionerId}`),
  });
}

export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const [outbox] = useState(() => openOutbox(client, practitioner.id));
  useSending(outbox);
  return (
    <OutboxContext value={outbox}>
      {children}
      <SignOutQuestion outbox={outbox} />
    </OutboxContext>
  );
}
