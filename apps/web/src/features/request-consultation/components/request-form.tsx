import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { Button } from '@mantine/core';
import { BellRing, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConsentRecord, Patient } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { ApiError, type AnyErrorCode } from '../../../shared/api/api-error.ts';
import { useFocusWrong } from '../../../shared/forms/use-focus-wrong.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import type { SentRequest } from '../../../shared/outbox/sent-requests.ts';
import type { RequestDraft } from '../hooks/request-draft.ts';
import { useRequest } from '../hooks/use-request.ts';
import { DraftNotices } from './draft-notices.tsx';
import { PriorityField } from './priority-field.tsx';
import { QueuedRequest } from './queued-request.tsx';
import { ReasonFields } from './reason-fields.tsx';
import classes from './request-form.module.css';
import { WayField } from './way-field.tsx';
import { FindingFields } from './finding-fields.tsx';

type RequestFormProps = {
  readonly patient: Patient;
  readonly start: RequestDraft;
  /** The consultation that is asked for again, known to the nurse as sent. */
  readonly repeatsId?: string | undefined;
  /** `held` was given while there was no network, and goes with the request. */
  readonly renderConsent: (
    held: ConsentRecord | undefined,
    onHeld: (consent: ConsentRecord) => void,
  ) => ReactNode;
  /** Files that go with the request once it is sent. */
  readonly renderAttaching: (draftId: string, onAdded: () => void) => ReactNode;
  readonly onRequested: (sent: SentRequest) => void;
  readonly onGivenUp: (draftId: string) => void;
};

export function RequestForm({ renderConsent, renderAttaching, ...asked }: RequestFormProps) {
  const { t } = useTranslation('request-consultation');
  const request = useRequest(asked);
  const { draft, change, problems, way } = request;
  const { form, focusWrong } = useFocusWrong();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    request.submit();
    if (request.isConsented) focusWrong();
  }

  const files = renderAttaching(draft.idempotencyKey, request.keep);
  if (way.state === 'waiting' || way.state === 'late') {
    return <QueuedRequest way={way} files={files} />;
  }
  if (request.isSentElsewhere && request.sentBefore && !request.hasTyped) {
    return <DraftNotices request={request} />;
  }
  return (
    <>
      <DraftNotices request={request} />
      {request.isConsentMissing && <ConsentWanted attempts={request.attempts} />}
      {renderConsent(request.heldConsent, (given) => change({ consent: given }))}
      <form ref={form} noValidate onSubmit={submit} className={classes['form']}>
        <ReasonFields draft={draft} problems={problems} onChange={change} />
        <Section>
          <PriorityField value={draft.priority} onChange={(priority) => change({ priority })} />
        </Section>
        <Section>
          <WayField draft={draft} problems={problems} onChange={change} />
        </Section>
        <Section title={t('vitals')}>
          <p className={classes['lead']}>{t('vitalsLead')}</p>
          <FindingFields
            age={request.age}
            gender={asked.patient.gender}
            draft={draft}
            onChange={change}
            isSwapped={request.isSwapped}
          />
        </Section>
        <Section title={t('files')}>{files}</Section>
        {way.state === 'refused' && <Refusal code={way.code} />}
        {request.safety === 'kept' && <p className={classes['lead']}>{t('kept')}</p>}
        <div className={classes['bar']}>
          <div className={classes['send']}>
            <RequestState request={request} />
            <Button
              type="submit"
              size="md"
              loading={way.state === 'sending'}
              disabled={request.isGone}
              leftSection={
                draft.way === 'ring' ? (
                  <BellRing size={20} aria-hidden="true" />
                ) : (
                  <Send size={20} aria-hidden="true" />
                )
              }
            >
              {t(draft.way === 'ring' ? 'submit' : 'submitQuestion')}
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}

/** Why nothing was sent, beside what mends it. Whoever presses again is brought here again. */
function ConsentWanted({ attempts }: { readonly attempts: number }) {
  const { t } = useTranslation('request-consultation');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [attempts]);
  return (
    <div ref={notice} tabIndex={-1} data-testid="consent-wanted">
      <Notice tone="error" title={t('consentWanted.title')}>
        {t('consentWanted.text')}
      </Notice>
    </div>
  );
}

/** One line: the bar stands over what is being filled in. */
function RequestState({ request }: { readonly request: ReturnType<typeof useRequest> }) {
  const { t } = useTranslation('request-consultation');
  if (request.isConsentMissing) {
    return <span className={classes['wrong']}>{t('consentWanted.short')}</span>;
  }
  if (request.problems.length > 0) {
    return (
      <span role="alert" className={classes['wrong']}>
        {t('fix')}
      </span>
    );
  }
  return (
    <span className={classes['kept']}>
      {request.safety === 'kept' && t('keptShort')}
      {request.safety === 'not-kept' && t('notKept')}
    </span>
  );
}

/** Why the server did not take it. It comes a while after the press, and is brought into view. */
function Refusal({ code }: { readonly code: AnyErrorCode | undefined }) {
  const { t } = useTranslation('request-consultation');
  const wordsFor = useErrorWords();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} tabIndex={-1}>
      <Notice tone="error" title={t('refused')}>
        {wordsFor(new ApiError(code ?? 'INTERNAL'))}
      </Notice>
    </div>
  );
}
