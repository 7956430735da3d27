import { Button } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openRequest } from '../../../shared/messages/photo-requests.ts';
import { useMessages } from '../../../shared/messages/use-messages.ts';
import { useWaiting } from '../../../shared/outbox/outbox-provider.tsx';

/** The physician asks for a photo in full resolution; one wish at a time is enough. */
export function AskForPhoto({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('stills');
  const { messages } = useMessages(consultationId);
  const { outbox, items } = useWaiting(consultationId);
  const isAsked =
    openRequest(messages) !== undefined ||
    items.some(({ entry }) => entry.kind === 'message' && entry.content.kind === 'photo-request');

  function ask(): void {
    outbox.add({
      id: crypto.randomUUID(),
      consultationId,
      writtenAt: new Date().toISOString(),
      kind: 'message',
      content: { kind: 'photo-request' },
    });
  }

  return (
    <Button
      variant="light"
      size="sm"
      px="xs"
      disabled={isAsked}
      leftSection={<Camera size={18} aria-hidden />}
      onClick={ask}
      data-testid="ask-for-photo"
    >
      {t(isAsked ? 'ask.asked' : 'ask.action')}
    </Button>
  );
}
