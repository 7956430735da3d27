import { useEffect, useRef, type SyntheticEvent } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isWholeDate, Notice, Section } from '@qarib/ui';
import { useToday } from '../../../shared/clock/use-today.ts';
import { ApiError, type AnyErrorCode } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFocusKept } from '../../../shared/forms/use-focus-kept.ts';
import { useFocusWrong } from '../../../shared/forms/use-focus-wrong.ts';
import { birthIssueOf, type RegistrationField } from '../hooks/registration-form.ts';
import { useRegistration } from '../hooks/use-registration.ts';
import { useSamePerson } from '../hooks/use-same-person.ts';
import { ContactFields, IdentityFields } from './identity-fields.tsx';
import { QueuedRegistration } from './queued-registration.tsx';
import { SimilarPatients } from './similar-patients.tsx';
import classes from './registration-form.module.css';

type RegistrationFormProps = {
  /** What was searched for in vain, as the family name to start from. */
  readonly searchedName: string;
  /** One that was begun or sent off before. */
  readonly askedId: string | undefined;
  /** It was sent off: whoever opens it comes to decide. */
  readonly isToDecide: boolean;
  readonly onRegistered: (patientId: string, localId: string) => void;
  /** It was sent off without a network: the case goes on meanwhile. */
  readonly onWaiting: (localId: string) => void;
};

export function RegistrationForm(props: RegistrationFormProps) {
  const { searchedName, askedId, isToDecide, onRegistered, onWaiting } = props;
  const { t } = useTranslation('patients');
  const { form: element, focusWrong } = useFocusWrong();
  const registration = useRegistration({ askedId, searchedName });
  const { form, way, localId, registeredId, identity, similar, isOther } = registration;
  const same = useSamePerson(localId);
  const today = useToday();
  // What is typed after it was sent off would be in nobody's record: the fields wait for the answer.
  const isSettling = way.state === 'sending' || same.isPending;
  const isLeaving = way.state === 'waiting' && !isToDecide;
  const fields = useFocusKept(isSettling);
  const hasLeft = useRef(false);
  useEffect(() => {
    if (hasLeft.current || (registeredId === undefined && !isLeaving)) return;
    hasLeft.current = true;
    if (registeredId === undefined) onWaiting(localId);
    else onRegistered(registeredId, localId);
  }, [registeredId, isLeaving, localId, onRegistered, onWaiting]);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!registration.submit()) focusWrong();
  }

  function errorOf(field: RegistrationField): string | undefined {
    if (!registration.wrong.has(field)) return undefined;
    if (field !== 'birthDate') return t(`register.wrong.${field}`);
    const typed = form.getValues();
    if (!isWholeDate(typed.birthDate)) return t('register.birthDateMissing');
    const issue = birthIssueOf(typed, today);
    return issue ? t(`register.birthDateIssues.${issue}`) : t('register.wrong.birthDate');
  }

  if (way.state === 'waiting') {
    return <QueuedRegistration localId={localId} way={way} identity={identity} />;
  }
  const comparison = identity && (
    <SimilarPatients
      identity={identity}
      similar={similar}
      isOther={isOther}
      onOther={registration.tellApart}
      isAsked={registration.isAsked}
      same={same}
    />
  );
  return (
    <form
      ref={element}
      noValidate
      onSubmit={submit}
      onChange={registration.onTyped}
      className={classes['form']}
    >
      <fieldset ref={fields} disabled={isSettling} className={classes['fields']}>
        {isToDecide && comparison}
        {registration.safety === 'gone' && <GoneElsewhere onKeepHere={registration.keepHere} />}
        {registration.isRestored && registration.safety !== 'gone' && !isToDecide && (
          <BegunBefore onStartOver={registration.startOver} />
        )}
        <Section title={t('register.identity')}>
          <IdentityFields form={form} errorOf={errorOf} />
        </Section>
        <Section title={t('register.contact')}>
          <ContactFields form={form} errorOf={errorOf} />
        </Section>
        {!isToDecide && comparison}
      </fieldset>
      {way.state === 'refused' && <Refusal code={way.code} />}
      <div className={classes['submit']}>
        <Button
          type="submit"
          loading={way.state === 'sending'}
          disabled={same.isPending || registration.safety === 'gone'}
        >
          {t('register.submit')}
        </Button>
        <span className={classes['kept']}>
          {isSettling && t('register.settling')}
          {!isSettling && registration.safety === 'kept' && t('register.kept')}
        </span>
      </div>
    </form>
  );
}

function BegunBefore({ onStartOver }: { readonly onStartOver: () => void }) {
  const { t } = useTranslation('patients');
  return (
    <Notice
      tone="info"
      action={
        <Button variant="subtle" size="sm" onClick={onStartOver}>
          {t('register.startOver')}
        </Button>
      }
    >
      {t('register.restored')}
    </Notice>
  );
}

/** Said before it is typed on, and not after: what is written here lies in no draft any more. */
function GoneElsewhere({ onKeepHere }: { readonly onKeepHere: () => void }) {
  const { t } = useTranslation('patients');
  return (
    <Notice
      tone="warning"
      action={
        <Button variant="default" size="sm" onClick={onKeepHere}>
          {t('register.keepHere')}
        </Button>
      }
    >
      {t('register.gone')}
    </Notice>
  );
}

/** Why the server did not register them, and what to do. */
function Refusal({ code }: { readonly code: AnyErrorCode | undefined }) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  return (
    <Notice tone="error">
      {code === 'NOT_FOUND' ? t('register.noAccess') : wordsFor(new ApiError(code ?? 'INTERNAL'))}
    </Notice>
  );
}
