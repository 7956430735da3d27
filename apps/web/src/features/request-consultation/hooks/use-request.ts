import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { ageAt, isConsentValid } from '@qarib/clinical';
import { consultationRequest, type Consultation, type Patient } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { asApiError } from '../../../shared/api/api-error.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { problemsOf, requestDraft, requestOf, type RequestDraft } from './request-draft.ts';

type UseRequestOptions = {
  readonly patient: Patient;
  /** What the form says before anything is typed. */
  readonly start: RequestDraft;
  /** `draftId` is what files chosen on the way were held under. */
  readonly onRequested: (consultation: Consultation, draftId: string) => void;
  readonly onGivenUp: (draftId: string) => void;
};

/** The request of one consultation: kept as it is typed, sent once however often the button is pressed. */
export function useRequest({ patient, start, onRequested, onGivenUp }: UseRequestOptions) {
  const client = useQueryClient();
  const language = useLanguage();
  const kept = useDraft(`request:${patient.id}`, requestDraft);
  const [hasTried, setHasTried] = useState(false);
  const form = useForm<RequestDraft>({
    defaultValues: kept.restored ?? start,
  });
  useWatch({ control: form.control });
  const draft = form.getValues();
  const age = ageAt(patient.birthDate, useToday());
  const problems = problemsOf(draft, age);
  const isConsented = patient.consent !== undefined && isConsentValid(patient.consent);

  const send = useMutation({
    mutationFn: (body: Parameters<typeof consultationRequest.parse>[0]) =>
      api.call('requestConsultation', { body: consultationRequest.parse(body) }),
    onSuccess: (consultation) => {
      kept.drop();
      const { queryKey } = read('readConsultation', { params: { id: consultation.id } });
      client.setQueryData(queryKey, consultation);
      void readAgain(client, 'listConsultations');
      onRequested(consultation, form.getValues().idempotencyKey);
    },
    onError: (error) => {
      // Consent withdrawn meanwhile, by a colleague at the same site: show it as it is now.
      if (asApiError(error).code === 'CONSENT_MISSING') void readAgain(client, 'readPatient');
    },
  });

  const keep = () => kept.keep({ ...form.getValues(), patient });
  const isGone = kept.safety === 'gone';

  function change(part: Partial<RequestDraft>): void {
    form.reset({ ...form.getValues(), ...part }, { keepDefaultValues: true });
    keep();
  }

  function submit(): void {
    setHasTried(true);
    if (isGone || send.isPending || send.isSuccess || !isConsented || problems.length > 0) return;
    if (draft.specialty !== '') {
      send.mutate(requestOf(draft, patient.id, draft.specialty, language));
    }
  }

  function startOver(): void {
    kept.drop();
    if (!isGone) onGivenUp(draft.idempotencyKey);
    kept.restart();
    form.reset({ ...start, idempotencyKey: crypto.randomUUID() });
    setHasTried(false);
  }

  return {
    age,
    draft,
    change,
    /** Files lie apart; the draft they go with must be found again as they are. */
    keep,
    /** Sent or deleted in another tab. */
    isGone,
    submit,
    startOver,
    isRestored: kept.restored !== undefined,
    safety: kept.safety,
    isSending: send.isPending || send.isSuccess,
    error: send.error,
    isConsentMissing: hasTried && !isConsented,
    /** Shown only once asked for; an impossible measurement is shown by its field at once. */
    problems: hasTried ? problems : [],
    isSwapped: problems.includes('swapped'),
  };
}
