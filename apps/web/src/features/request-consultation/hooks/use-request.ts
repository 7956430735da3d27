import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { ageAt, isConsentValid } from '@qarib/clinical';
import { consultationRequest, type Patient } from '@qarib/contracts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useSentFromDevice } from '../../../shared/outbox/sent-from-device.ts';
import type { SentRequest } from '../../../shared/outbox/sent-requests.ts';
import { problemsOf, requestDraft, requestOf, type RequestDraft } from './request-draft.ts';
import { useRequestOnItsWay } from './use-request-on-its-way.ts';

type UseRequestOptions = {
  readonly patient: Patient;
  /** What the form says before anything is typed. */
  readonly start: RequestDraft;
  readonly repeatsId?: string | undefined;
  readonly onRequested: (sent: SentRequest) => void;
  /** `draftId` is what files chosen on the way were held under. */
  readonly onGivenUp: (draftId: string) => void;
};

/**
 * The request of one consultation: kept as it is typed, sent once however often the button is pressed, and
 * without network as soon as there is one.
 */
export function useRequest({
  patient,
  start,
  repeatsId,
  onRequested,
  onGivenUp,
}: UseRequestOptions) {
  const client = useQueryClient();
  const language = useLanguage();
  const kept = useDraft(`request:${patient.id}`, requestDraft);
  const [attempts, setAttempts] = useState(0);
  const hasTried = attempts > 0;
  const [hasTyped, setHasTyped] = useState(false);
  const { sent, isSince } = useSentFromDevice(patient.id);
  const form = useForm<RequestDraft>({
    defaultValues: kept.restored ?? start,
  });
  useWatch({ control: form.control });
  const draft = form.getValues();
  const age = ageAt(patient.birthDate, useToday());
  const problems = problemsOf(draft, age);
  const inForce = patient.consent !== undefined && isConsentValid(patient.consent);
  const held =
    !inForce && draft.consent && isConsentValid(draft.consent) ? draft.consent : undefined;
  const isConsented = inForce || held !== undefined;

  const asked = { requestId: draft.idempotencyKey, patientId: patient.id };
  const way = useRequestOnItsWay(asked, onRequested);
  const isConsentRefused = way.code === 'CONSENT_MISSING';
  useEffect(() => {
    // Consent withdrawn meanwhile, by a colleague at the same site: show it as it is now.
    if (isConsentRefused) void readAgain(client, 'readPatient');
  }, [client, isConsentRefused]);

  const isOwn = way.state === 'sending' || sent?.consultationId === repeatsId;

  const keep = () => kept.keep({ ...form.getValues(), patient });
  const isGone = kept.safety === 'gone';

  function change(part: Partial<RequestDraft>): void {
    if (way.state === 'refused') way.takeBack();
    setHasTyped(true);
    form.reset({ ...form.getValues(), ...part }, { keepDefaultValues: true });
    keep();
  }

  function submit(): void {
    setAttempts(attempts + 1);
    if (isGone || !isConsented || problems.length > 0 || draft.specialty === '') return;
    keep();
    way.send({
      patientName: `${patient.familyName} ${patient.givenName}`.trim(),
      consent: held,
      wasTriedBefore: draft.wasTried,
      body: consultationRequest.parse(requestOf(draft, patient.id, draft.specialty, language)),
    });
  }

  function takeBack(): void {
    way.takeBack();
    change({ wasTried: true });
  }

  function startOver(): void {
    way.takeBack();
    kept.drop();
    if (!isGone) onGivenUp(draft.idempotencyKey);
    kept.restart();
    form.reset({ ...start, idempotencyKey: crypto.randomUUID() });
    setAttempts(0);
    setHasTyped(false);
  }

  return {
    age,
    draft,
    heldConsent: held,
    change,
    /** Files lie apart; the draft they go with must be found again as they are. */
    keep,
    /** Sent or deleted in another tab. */
    isGone,
    /** What was asked for this patient from this device already; not while it is this very request on its way. */
    sentBefore: isOwn ? undefined : sent,
    /** It was what this page had, too. */
    isSentElsewhere: isGone && isSince,
    /** There are words here that no other tab has. */
    hasTyped,
    submit,
    startOver,
    isRestored: kept.restored !== undefined,
    safety: kept.safety,
    way: { ...way, takeBack },
    isConsented,
    /** How often it was tried to send it. */
    attempts,
    isConsentMissing: hasTried && !isConsented,
    /** Shown only once asked for; an impossible measurement is shown by its field at once. */
    problems: hasTried ? problems : [],
    isSwapped: problems.includes('swapped'),
  };
}
