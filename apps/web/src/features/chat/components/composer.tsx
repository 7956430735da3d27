import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { maxMessageLength } from '@qarib/contracts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import type { Outbox } from '../../../shared/outbox/outbox.ts';
import classes from './chat.module.css';

type ComposerProps = {
  readonly consultationId: string;
  readonly outbox: Outbox;
  readonly tools: ReactNode;
};

const draft = z.string().max(maxMessageLength);

/** A keyboard sends with Enter; on a phone, where Enter is the only way to a new line, the button does. */
const entersToSend = () => window.matchMedia('(pointer: fine)').matches;

export function Composer({ consultationId, outbox, tools }: ComposerProps) {
  const { t } = useTranslation('chat');
  const { restored, keep, drop } = useDraft(`message:${consultationId}`, draft);
  const [text, setText] = useState(restored ?? '');
  const isEmpty = text.trim() === '';

  function write(value: string): void {
    setText(value);
    keep(value);
  }

  function send(): void {
    if (isEmpty) return;
    outbox.add({
      id: crypto.randomUUID(),
      consultationId,
      writtenAt: new Date().toISOString(),
      kind: 'message',
      content: { kind: 'text', text: text.trim() },
    });
    setText('');
    drop();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!entersToSend()) return;
    event.preventDefault();
    send();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    send();
  }

  return (
    <form className={classes['composer']} onSubmit={onSubmit}>
      <Textarea
        className={classes['field']}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
        aria-label={t('write')}
        placeholder={t('write')}
        dir="auto"
        autosize
        minRows={1}
        maxRows={5}
        maxLength={maxMessageLength}
        data-testid="write-message"
      />
      <Button type="submit" disabled={isEmpty} aria-label={t('send')} data-testid="send-message">
        <SendHorizontal size={20} aria-hidden className={classes['arrow']} />
      </Button>
      {tools && <div className={classes['tools']}>{tools}</div>}
    </form>
  );
}
