import { useState } from 'react';
import { Button } from '@mantine/core';
import { Undo2, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isCallable, nextStatus } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { usePassOn } from './use-pass-on.ts';

/** For who has the case: ask a colleague to take it, or give it back to all. */
export function PassOn({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('pass-on');
  const wordsFor = useErrorWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'offer' | 'return'>();
  const change = usePassOn(consultation, ({ kind }) => {
    setAsking(undefined);
    if (kind === 'return') void navigate('/');
  });
  const { handOver, status, mode } = consultation;
  if (!isCallable(status)) return null;
  if (handOver) {
    return (
      <Notice
        tone="info"
        title={t('offered.title', { name: handOver.to.name })}
        action={
          <Button
            variant="default"
            size="sm"
            loading={change.isPending}
            onClick={() => change.mutate({ kind: 'withdraw' })}
          >
            {t('offered.withdraw')}
          </Button>
        }
      >
        {change.error ? wordsFor(change.error) : t('offered.text')}
      </Notice>
    );
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<UserRoundPlus size={18} aria-hidden />}
        onClick={() => setAsking('offer')}
        data-testid="hand-over"
      >
        {t('offer.action')}
      </Button>
      {nextStatus(status, 'return') && mode !== 'scheduled' && (
        <Button
          variant="default"
          leftSection={<Undo2 size={18} aria-hidden />}
          onClick={() => setAsking('return')}
          data-testid="return"
        >
          {t('return.action')}
        </Button>
      )}
      {asking && (
        <PassOnDialog
          kind={asking}
          consultationId={consultation.id}
          isPending={change.isPending}
          error={change.error}
          onConfirm={(reason, toId) =>
            change.mutate(
              asking === 'offer' ? { kind: 'offer', toId, reason } : { kind: 'return', reason },
            )
          }
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
