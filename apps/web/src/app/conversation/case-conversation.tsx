import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { LoadingState } from '@qarib/ui';
import { useSession } from '../../shared/session/session.ts';
import type { CaseConversationProps } from './conversation-parts.tsx';

/** The conversation and its photos are a chunk of their own: a call does not wait for them. */
const Parts = lazy(async () => ({
  default: (await import('./conversation-parts.tsx')).ConversationParts,
}));

/** What is said and shown in a consultation, as its reader may take part in it. */
export function CaseConversation(props: Omit<CaseConversationProps, 'side'>) {
  const { t } = useTranslation('shared');
  const { practitioner } = useSession();
  return (
    <Suspense fallback={<LoadingState label={t('app.loading')} rows={2} />}>
      <Parts {...props} side={sideOf(practitioner, props.consultation)} />
    </Suspense>
  );
}

/** Whoever it only rings for reads along. */
function sideOf(
  { id, role }: { readonly id: string; readonly role: string },
  { responsible }: Consultation,
): CaseConversationProps['side'] {
  if (role === 'nurse') return 'site';
  return responsible?.id === id ? 'physician' : 'reader';
}
