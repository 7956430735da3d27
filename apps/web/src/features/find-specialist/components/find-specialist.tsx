import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useAskAgain } from '../hooks/use-ask-again.ts';
import { AskInWriting } from './ask-in-writing.tsx';
import { RingProgress } from './ring-progress.tsx';
import classes from './find-specialist.module.css';

type FindSpecialistProps = {
  readonly consultation: Consultation;
  /** Ways out of waiting that other features have, after those of this one. */
  readonly children: ReactNode;
};

/** While nobody has it: what was done to find a specialist, and all that the nurse can do instead. */
export function FindSpecialist({ consultation, children }: FindSpecialistProps) {
  const { t } = useTranslation('find-specialist');
  const wordsFor = useErrorWords();
  const format = useFormat();
  const ring = useAskAgain(consultation);
  const { status, mode, ringing, rungCount } = consultation;
  const isRinging = status === 'requested' && mode === 'immediate';
  if (status !== 'requested' && status !== 'expired') return null;
  const isNobodyOnCall = isRinging && rungCount === 0;
  return (
    <Section title={t('title')}>
      {isNobodyOnCall && (
        <Notice tone="warning" title={t('nobody.title')}>
          {t('nobody.text')}
        </Notice>
      )}
      <RingProgress ringing={ringing} />
      {isRinging && ringing.expiresAt && (
        <p className={classes['note']}>
          {t('rings.until', { time: format.time(ringing.expiresAt) })}
        </p>
      )}
      {ring.isError && <Notice tone="error">{wordsFor(ring.error)}</Notice>}
      {status === 'requested' && <p className={classes['note']}>{t('instead')}</p>}
      <div className={classes['actions']}>
        {!isRinging && (
          <Button
            leftSection={<BellRing size={18} aria-hidden />}
            loading={ring.isPending}
            onClick={() => ring.mutate(undefined)}
            data-testid="ring-again"
          >
            {t(status === 'expired' ? 'again' : 'ringNow')}
          </Button>
        )}
        {!(status === 'requested' && mode === 'asynchronous') && (
          <AskInWriting consultation={consultation} />
        )}
        {children}
      </div>
    </Section>
  );
}
