import { useState } from 'react';
import { Coffee } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState, ErrorState, LoadingState, Notice, Section } from '@qarib/ui';
import { useAccept } from '../../../shared/consultation/use-accept.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';
import { useQueue } from '../hooks/use-queue.ts';
import { OutcomeNotice, type GoneCase } from './outcome-notice.tsx';
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

/** The ringing cases, most urgent first. */
export function WaitingList() {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const navigate = useNavigate();
  const wordsFor = useErrorWords();
  const { isOnCall } = useSession();
  const { waiting, isKnown, error, refetch } = useQueue();
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const unseen = waiting.filter(({ id }) => !(id in seen));
  if (unseen.length > 0) {
    setSeen({
      ...seen,
      ...Object.fromEntries(unseen.map(({ id, patient }) => [id, patient.name])),
    });
  }
  const { gone, setGone } = useGoneCase((id) => seen[id]);
  const accept = useAccept((outcome, consultationId) => {
    if (outcome.kind === 'mine') void navigate(`/consultations/${consultationId}`);
    else setGone({ ...outcome, patientName: seen[consultationId] ?? '' });
  });
  /** Asked for again meanwhile: that the first request is gone would only confuse. */
  const isBack = waiting.some(({ patient }) => patient.name === gone?.patientName);

  return (
    <Section title={withCount(t('waiting.title'), waiting.length)}>
      <OutcomeNotice gone={isBack ? undefined : gone} onClose={() => setGone(undefined)} />
      {accept.error && <Notice tone="error">{wordsFor(accept.error)}</Notice>}
      {!isKnown && !error && <LoadingState label={t('shared:app.loading')} rows={2} />}
      {!isKnown && error && (
        <ErrorState
          title={t('shared:states.errorTitle')}
          text={wordsFor(error)}
          retryLabel={t('shared:actions.retry')}
          onRetry={() => void refetch()}
        />
      )}
      {isKnown && waiting.length === 0 && (
        <EmptyState
          icon={<Coffee size={28} aria-hidden />}
          title={t('waiting.none')}
          text={t(isOnCall ? 'waiting.noneText' : 'waiting.noneOffCall')}
        />
      )}
      <ul className={classes.list} aria-label={t('waiting.label')}>
        {waiting.map((consultation) => (
          <WaitingCard
            key={consultation.id}
            consultation={consultation}
            isAccepting={accept.isPending && accept.variables === consultation.id}
            isDisabled={accept.isPending}
            onAccept={() => accept.mutate(consultation.id)}
          />
        ))}
      </ul>
    </Section>
  );
}
