import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { AskForOpinion } from '../../features/written-opinion/index.ts';
import { useMessages } from '../../shared/messages/use-messages.ts';
import { CaseConversation } from './case-conversation.tsx';

/** The conversation on the page of a case, before, after and without a call. */
export function MessageSection({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('chat');
  const { unreadCount } = useMessages(consultation.id);
  const title = t('title');
  return (
    <Section title={unreadCount > 0 ? `${title} (${unreadCount})` : title} id="messages">
      <CaseConversation
        consultation={consultation}
        isShown
        more={<AskForOpinion consultation={consultation} />}
      />
    </Section>
  );
}
