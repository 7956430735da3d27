import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarSync } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RebookingProposal } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { dayOf, timeOf } from '../../../shared/appointments/wall-time.ts';
import { useRebooking } from '../hooks/use-rebooking.ts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import classes from './appointments.module.css';

/** New times for all who are booked in an absence, moved together once they were looked through. */
export function Rebooking() {
  const { t } = useTranslation('appointments');
  const [isOpen, setIsOpen] = useState(false);
  const found = useQuery({ ...read('proposeRebooking'), enabled: isOpen, staleTime: 0 });
  if (!isOpen) {
    return (
      <Button
        className={classes['propose'] ?? ''}
        leftSection={<CalendarSync size={18} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('rebooking.propose')}
      </Button>
    );
  }
  return (
    <QueryView query={found}>{({ proposals }) => <Proposals proposals={proposals} />}</QueryView>
  );
}

function Proposals({ proposals }: { readonly proposals: readonly RebookingProposal[] }) {
  const { t } = useTranslation('appointments');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const rebooking = useRebooking();
  const chosen = proposals.filter((it) => it.slot && !leftOut.has(it.appointment.id));
  const toggle = (id: string) => {
    const others = [...leftOut].filter((it) => it !== id);
    setLeftOut(new Set(leftOut.has(id) ? others : [...others, id]));
  };
  const move = () => rebooking.mutate(chosen, { onSettled: () => setIsAsking(false) });
  const failed = rebooking.data?.failed ?? 0;
  return (
    <>
      {failed > 0 && <Notice tone="warning">{t('rebooking.failed', { count: failed })}</Notice>}
      <ul className={classes['list']} aria-label={t('rebooking.label')}>
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.appointment.id}
            proposal={proposal}
            isChosen={!leftOut.has(proposal.appointment.id)}
            onToggle={() => toggle(proposal.appointment.id)}
          />
        ))}
      </ul>
      <Button
        className={classes['propose'] ?? ''}
        disabled={chosen.length === 0}
        loading={rebooking.isPending}
        onClick={() => setIsAsking(true)}
      >
        {t('rebooking.move', { count: chosen.length })}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('rebooking.confirmTitle', { count: chosen.length })}
        confirmLabel={t('rebooking.confirm')}
        cancelLabel={t('cancel.keep')}
        isPending={rebooking.isPending}
        onConfirm={move}
        onClose={() => setIsAsking(false)}
      >
        <p className={classes['text']}>{t('rebooking.confirmText')}</p>
      </ConfirmDialog>
    </>
  );
}

type RowProps = {
  readonly proposal: RebookingProposal;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
};

/** Who, when until now, and when instead. */
function ProposalRow({ proposal: { appointment, slot }, isChosen, onToggle }: RowProps) {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  const at = (instant: string) =>
    t('rebooking.at', { day: words.day(dayOf(instant)), time: timeOf(instant) });
  const name = <bdi>{appointment.patient.name}</bdi>;
  const isColleague = slot && slot.practitioner.id !== appointment.practitioner.id;
  return (
    <li className={classes['card']} data-testid="proposal">
      <div className={classes['who']}>
        {slot ? (
          <Checkbox checked={isChosen} onChange={onToggle} label={<strong>{name}</strong>} />
        ) : (
          <strong>{name}</strong>
        )}
        <span className={classes['with']}>
          <s>{at(appointment.startsAt)}</s>
        </span>
        {slot ? (
          <span>
            <strong>{at(slot.startsAt)}</strong>
            {isColleague && <bdi> · {slot.practitioner.name}</bdi>}
          </span>
        ) : (
          <span>{t('rebooking.nothing')}</span>
        )}
      </div>
    </li>
  );
}
