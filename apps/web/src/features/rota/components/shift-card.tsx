import { Button } from '@mantine/core';
import { ArrowLeftRight, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OnCallShift } from '@qarib/contracts';
import { useClock } from '../../../shared/clock/use-clock.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useRotaChange } from '../hooks/use-rota.ts';
import { useSpanWords } from '../hooks/use-span-words.ts';
import classes from './rota.module.css';

type ShiftCardProps = { readonly shift: OnCallShift; readonly onSwap: () => void };

/** Who answers, for what, from when to when; and what can be done about one's own. */
export function ShiftCard({ shift, onSwap }: ShiftCardProps) {
  const { t } = useTranslation(['rota', 'shared']);
  const { practitioner } = useSession();
  const span = useSpanWords();
  const now = useClock(30_000);
  const change = useRotaChange();
  const isOwn = shift.practitioner.id === practitioner.id;
  const hasBegun = Date.parse(shift.from) <= now;
  const isNow = hasBegun && now < Date.parse(shift.to);
  const command = { params: { id: shift.id }, body: { version: shift.version } };
  return (
    <li className={classes['shift']} data-own={isOwn || undefined} data-now={isNow || undefined}>
      <strong dir="auto">{isOwn ? t('you') : shift.practitioner.name}</strong>
      <span className="tabular">{span(shift)}</span>
      <span className={classes['soft']}>
        {t(`shared:specialties.${shift.specialty}`)}
        {isNow && ` · ${t('now')}`}
      </span>
      {shift.swap && (
        <span className={classes['soft']}>{t('swap.waiting', { name: shift.swap.to.name })}</span>
      )}
      {isOwn && !hasBegun && (
        <div className={classes['actions']}>
          {shift.swap ? (
            <Button
              size="sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ kind: 'withdraw', ...command })}
            >
              {t('swap.withdraw')}
            </Button>
          ) : (
            <Button
              size="sm"
              variant="default"
              leftSection={<ArrowLeftRight size={16} aria-hidden />}
              onClick={onSwap}
            >
              {t('swap.action')}
            </Button>
          )}
          <Button
            size="sm"
            variant="default"
            aria-label={t('remove', { span: span(shift) })}
            loading={change.isPending}
            onClick={() => change.mutate({ kind: 'remove', ...command })}
          >
            <Trash2 size={16} aria-hidden />
          </Button>
        </div>
      )}
    </li>
  );
}
