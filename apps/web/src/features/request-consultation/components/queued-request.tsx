import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { PenLine, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice, Section } from '@qarib/ui';
import { useWhyWaiting } from '../../../shared/outbox/use-why-waiting.ts';
import type { useRequestOnItsWay } from '../hooks/use-request-on-its-way.ts';
import classes from './request-form.module.css';

type QueuedRequestProps = {
  readonly way: ReturnType<typeof useRequestOnItsWay>;
  readonly files: ReactNode;
};

/** A request that was sent off and is still here: what it waits for, and what the nurse can do. */
export function QueuedRequest({ way, files }: QueuedRequestProps) {
  const { t } = useTranslation('request-consultation');
  const why = useWhyWaiting(way.code);
  const isLate = way.state === 'late';
  const words = isLate ? 'late' : way.isHeldUp ? 'heldUp' : undefined;
  return (
    <div className={classes['form']} data-testid="queued-request">
      <Notice
        tone="warning"
        title={t(words ? `queued.${words}Title` : 'queued.title')}
        action={
          <div className={classes['choices']}>
            {words !== 'heldUp' && (
              <Button leftSection={<Send size={18} aria-hidden="true" />} onClick={way.sendNow}>
                {t(isLate ? 'queued.stillNeeded' : 'queued.now')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<PenLine size={18} aria-hidden="true" />}
              onClick={way.takeBack}
            >
              {t('queued.change')}
            </Button>
          </div>
        }
      >
        {t(words ? `queued.${words}Text` : way.isKept ? 'queued.text' : 'queued.textNotKept')} {why}
      </Notice>
      <Section title={t('files')}>{files}</Section>
    </div>
  );
}
