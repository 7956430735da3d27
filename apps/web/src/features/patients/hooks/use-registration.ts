import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { PatientIdentity } from '@qarib/contracts';
import { keepDraft } from '../../../shared/drafts/drafts.ts';
import { useDraft } from '../../../shared/drafts/use-draft.ts';
import { useOutbox, useQueued } from '../../../shared/outbox/outbox-provider.tsx';
import type { OutboxItem } from '../../../shared/outbox/outbox.ts';
import { useRegisteredAs } from '../../../shared/outbox/registered-as.ts';
import { useSession } from '../../../shared/session/session.ts';
import { begunRegistration, registrationDraftName } from './registration-drafts.ts';
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
      // As it is this moment: a second press comes before the page shows the first.
      const queued = outbox.getSnapshot().items.find((it) => it.entry.id === localId);
      if (queued && queued.state !== 'refused') return;
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

/** Of what was wrong at the last attempt, what still is as it is typed now. */
function stillWrong(told: ReadonlySet<RegistrationField>, typed: RegistrationDraft) {
  if (told.size === 0) return none;
  const judged = judgeRegistration(typed);
  return 'wrong' in judged ? new Set([...told].filter((field) => judged.wrong.has(field))) : none;
}

type UseRegistrationOptions = {
  /** One that was begun or sent off before; otherwise the last begun is gone on with. */
  readonly askedId: string | undefined;
  readonly searchedName: string;
};

/** The words of one registration, kept as they are typed. */
function useTypedRegistration({ askedId, searchedName }: UseRegistrationOptions) {
  const { practitioner } = useSession();
  const outbox = useOutbox();
  const [empty] = useState(() => ({ ...emptyRegistration(), familyName: searchedName }));
  const [localId, setLocalId] = useState(
    () => askedId ?? begunRegistration(practitioner.id, outbox) ?? empty.idempotencyKey,
  );
  const kept = useDraft(registrationDraftName(practitioner.id, localId), registrationDraft);
  const form = useForm<RegistrationDraft>({ defaultValues: kept.restored ?? empty });

  /** From now on the form is of somebody who has no other draft. */
  function begin(draft: RegistrationDraft): void {
    kept.restart();
    form.reset(draft);
    setLocalId(draft.idempotencyKey);
  }
  return {
    kept,
    form,
    /** What was typed stays where it is, and is listed on the home. */
    beginAnew: () => begin({ ...emptyRegistration(), familyName: searchedName }),
    /** Another tab sent or deleted it, and what is written here is wanted all the same. */
    keepHere: () => {
      const { registrationKey: _, ...words } = form.getValues();
      const draft = { ...words, idempotencyKey: crypto.randomUUID() };
      const name = registrationDraftName(practitioner.id, draft.idempotencyKey);
      void keepDraft({ practitionerId: practitioner.id, name }, draft);
      begin(draft);
    },
  };
}

/**
 * The registration of one patient: kept as it is typed, sent once however often the button is pressed, and
 * without network as soon as there is one.
 */
export function useRegistration(options: UseRegistrationOptions) {
  const { kept, form, beginAnew, keepHere } = useTypedRegistration(options);
  const [wrong, setWrong] = useState(none);
  const [toldApart, setToldApart] = useState<readonly string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
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

  /** With an empty form, for somebody else. */
  function startOver(): void {
    beginAnew();
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
    if ('wrong' in judged || !isOther || kept.safety === 'gone') return false;
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
    wrong: stillWrong(wrong, typed),
    identity,
    similar,
    isOther,
    isAsked,
    submit,
    startOver,
    keepHere,
    onTyped: () => (way.state === 'refused' ? takeBack() : kept.keep(form.getValues())),
    tellApart: (isOne: boolean) => setToldApart(isOne ? similar.map(({ id }) => id) : []),
  };
}
