import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { PatientIdentity } from '@qarib/contracts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import { useQueued } from '../../../shared/outbox/outbox-provider.tsx';
import type { OutboxItem } from '../../../shared/outbox/outbox.ts';
import { useRegisteredAs } from '../../../shared/outbox/registered-as.ts';
import {
  emptyRegistration,
  judgeRegistration,
  registrationDraft,
  type RegistrationDraft,
  type RegistrationField,
} from './registration-form.ts';
import { useSimilarPatients } from './use-similar-patients.ts';

function stateOf(item: OutboxItem | undefined) {
  if (!item) return 'here';
  if (item.state === 'refused') return 'refused';
  return item.isDelayed ? 'waiting' : 'sending';
}

/** A registration from the press on its button: on its way, waiting for a network, or refused. */
function useRegistrationOnItsWay(localId: string) {
  const { outbox, item, isKept } = useQueued(localId);
  const entry = item?.entry.kind === 'registration' ? item.entry : undefined;
  return {
    state: stateOf(item),
    code: item?.code,
    isKept,
    send(identity: PatientIdentity, idempotencyKey: string, distinctFrom: readonly string[]): void {
      const said = new Set([...(entry?.body.distinctFrom ?? []), ...distinctFrom]);
      outbox.discard(localId);
      outbox.add({
        id: localId,
        kind: 'registration',
        writtenAt: new Date().toISOString(),
        body: { ...identity, idempotencyKey, distinctFrom: [...said] },
      });
    },
    sendNow: () => outbox.retry(localId),
    takeBack: () => outbox.discard(localId),
  };
}

const none: ReadonlySet<RegistrationField> = new Set();

type UseRegistrationOptions = {
  /** Where it is kept while it is typed. */
  readonly draftName: string;
  readonly searchedName: string;
};

/**
 * The registration of one patient: kept as it is typed, sent once however often the button is pressed, and
 * without network as soon as there is one.
 */
export function useRegistration({ draftName, searchedName }: UseRegistrationOptions) {
  const kept = useDraft(draftName, registrationDraft);
  const [wrong, setWrong] = useState(none);
  const [toldApart, setToldApart] = useState<readonly string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const form = useForm<RegistrationDraft>({
    defaultValues: kept.restored ?? { ...emptyRegistration(), familyName: searchedName },
  });
  useWatch({ control: form.control });
  const typed = form.getValues();
  const localId = typed.idempotencyKey;
  const way = useRegistrationOnItsWay(localId);
  const { identity, similar, lookAgain } = useSimilarPatients(typed);
  const isOther = similar.every(({ id }) => toldApart.includes(id));
  const isLikelyKnown = way.code?.startsWith('PATIENT_') ?? false;
  useEffect(() => {
    // Another site was faster, or there was no network to compare over.
    if (isLikelyKnown) void lookAgain();
  }, [isLikelyKnown, lookAgain]);

  /** Back to a draft, to be changed: what the server may have of it stays what it was. */
  function takeBack(): void {
    way.takeBack();
    form.setValue('registrationKey', crypto.randomUUID());
    kept.keep(form.getValues());
  }

  /** With an empty form: what was typed is of somebody else. */
  function startOver(): void {
    way.takeBack();
    kept.drop();
    kept.restart();
    form.reset({ ...emptyRegistration(), familyName: searchedName });
    setWrong(none);
    setToldApart([]);
    setIsAsked(false);
  }

  /** Whether it went off. */
  function submit(): boolean {
    const values = form.getValues();
    const judged = judgeRegistration(values);
    setWrong('wrong' in judged ? judged.wrong : none);
    setIsAsked(true);
    if ('wrong' in judged || !isOther) return false;
    if (way.state === 'sending') return true;
    kept.keep(values);
    way.send(judged.identity, values.registrationKey ?? localId, toldApart);
    return true;
  }

  return {
    form,
    localId,
    registeredId: useRegisteredAs(localId),
    way: { ...way, takeBack },
    safety: kept.safety,
    /** It was begun earlier, and not finished. */
    isRestored: kept.restored?.idempotencyKey === localId,
    wrong,
    identity,
    similar,
    isOther,
    isAsked,
    submit,
    startOver,
    onTyped: () => (way.state === 'refused' ? takeBack() : kept.keep(form.getValues())),
    tellApart: (isOne: boolean) => setToldApart(isOne ? similar.map(({ id }) => id) : []),
  };
}
