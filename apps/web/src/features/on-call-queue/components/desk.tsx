import { useState } from 'react';
import { Coffee } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState, ErrorState, LoadingState, Notice, Section } from '@qarib/ui';
import { useAccept } from '../../../shared/consultation/use-accept.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';
import type { DeskItem } from '../hooks/desk-items.ts';
import { useDesk } from '../hooks/use-desk.ts';
import { OpenCard } from './open-card.tsx';
import { OutcomeNotice, type GoneCase } from './outcome-notice.tsx';
import { PlannedAppointment, PlannedFollowUp } from './planned-cards.tsx';
import { WaitingCard } from './waiting-card.tsx';
import { withCount } from './with-count.ts';
import classes from './lists.module.css';

/** Says what became of a case that was on the screen a moment ago. */
function useGoneCase(nameOf: (consultationId: string) => string | undefined) {
  const [gone, setGone] = useState<GoneCase>();
  const { practitioner } = useSession();
  useFact('consultation:accepted', ({ consultationId, responsible }) => {
    const patientName = nameOf(consultationId);
    if (patientName === undefined || responsible.id === practitioner.id) return;
    setGone({ kind: 'taken', responsibleName: responsible.name, patientName });
  });
  useFact('consultation:cancelled', ({ consultationId }) => {
    const patientName = nameOf(consultationId);
    if (patientName !== undefined) setGone({ kind: 'closed', patientName });
  });
  return { gone, setGone };
}

/** The names of what waited here, also once it does not any more. */
function useSeen(items: readonly DeskItem[]) {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const waiting = items.flatMap((it) => (it.kind === 'waiting' ? [it.consultation] : []));
  const unseen = waiting.filter(({ id }) => !(id in seen));
  if (unseen.length > 0) {
    const names = Object.fromEntries(unseen.map(({ id, patient }) => [id, patient.name]));
    setSeen({ ...seen, ...names });
  }
  return { waiting, nameOf: (id: string) => seen[id] };
}

/** Everything there is to do, over all modes, the most urgent first. */
export function Desk() {
  const { t } = useTranslation('on-call-queue');
  const navigate = useNavigate();
  const wordsFor = useErrorWords();
  const desk = useDesk();
  const { waiting, nameOf } = useSeen(desk.items);
  const { gone, setGone } = useGoneCase(nameOf);
  const accept = useAccept((outcome, consultationId) => {
    if (outcome.kind === 'mine') void navigate(`/consultations/${consultationId}`);
    else setGone({ ...outcome, patientName: nameOf(consultationId) ?? '' });
  });
  /** Asked for again meanwhile: that the first request is gone would only confuse. */
  const isBack = waiting.some(({ patient }) => patient.name === gone?.patientName);

  return (
    <Section title={withCount(t('desk.title'), desk.items.length)}>
      <OutcomeNotice gone={isBack ? undefined : gone} onClose={() => setGone(undefined)} />
      {accept.error && <Notice tone="error">{wordsFor(accept.error)}</Notice>}
      <DeskState desk={desk} />
      <ul className={classes.list} aria-label={t('desk.label')}>
        {desk.items.map((item) => {
          switch (item.kind) {
            case 'waiting': {
              const { id } = item.consultation;
              return (
                <WaitingCard
                  key={id}
                  consultation={item.consultation}
                  isAccepting={accept.isPending && accept.variables === id}
                  isDisabled={accept.isPending}
                  onAccept={() => accept.mutate(id)}
                />
              );
            }
            case 'own':
              return <OpenCard key={item.consultation.id} consultation={item.consultation} />;
            case 'appointment':
              return (
                <PlannedAppointment key={item.appointment.id} appointment={item.appointment} />
              );
            case 'follow-up':
              return <PlannedFollowUp key={item.followUp.id} followUp={item.followUp} />;
          }
        })}
      </ul>
    </Section>
  );
}

/** What is to be said beside the cards, or instead of them. */
function DeskState({ desk }: { readonly desk: ReturnType<typeof useDesk> }) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const wordsFor = useErrorWords();
  const format = useFormat();
  const { isOnCall } = useSession();
  const { items, isLoading, error, asOfMs } = desk;
  return (
    <>
      {asOfMs !== undefined && (
        <Notice tone="warning">
          {t('desk.asOf', { time: format.time(new Date(asOfMs).toISOString()) })}
        </Notice>
      )}
      {error && (
        <ErrorState
          title={t('desk.incomplete')}
          text={wordsFor(error)}
          retryLabel={t('shared:actions.retry')}
          onRetry={desk.readAgain}
        />
      )}
      {isLoading && <LoadingState label={t('shared:app.loading')} rows={2} />}
      {!isLoading && !error && items.length === 0 && (
        <EmptyState
          icon={<Coffee size={28} aria-hidden />}
          title={t('desk.none')}
          text={t(isOnCall ? 'desk.noneText' : 'desk.noneOffCall')}
        />
      )}
    </>
  );
}
