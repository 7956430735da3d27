import { useEffect, useRef, type SyntheticEvent } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice, Section } from '@qarib/ui';
import { ApiError, type AnyErrorCode } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFocusWrong } from '../../../shared/forms/use-focus-wrong.ts';
import { registrationDraftName, type RegistrationField } from '../hooks/registration-form.ts';
import { useRegistration } from '../hooks/use-registration.ts';
import { useSamePerson } from '../hooks/use-same-person.ts';
import { ContactFields, IdentityFields } from './identity-fields.tsx';
import { QueuedRegistration } from './queued-registration.tsx';
import { SimilarPatients } from './similar-patients.tsx';
import classes from './registration-form.module.css';

type RegistrationFormProps = {
  /** What was searched for in vain, as the family name to start from. */
  readonly searchedName: string;
  /** One that was sent off before, and waits. */
  readonly waitingId: string | undefined;
  readonly onRegistered: (patientId: string, localId: string) => void;
  /** It was sent off without a network: the case goes on meanwhile. */
  readonly onWaiting: (localId: string) => void;
};

export function RegistrationForm(props: RegistrationFormProps) {
  const { searchedName, waitingId, onRegistered, onWaiting } = props;
  const { t } = useTranslation('patients');
  const { form: element, focusWrong } = useFocusWrong();
  const draftName = registrationDraftName(waitingId);
  const registration = useRegistration({ draftName, searchedName });
  const { form, way, localId, registeredId, identity, similar, isOther } = registration;
  const same = useSamePerson(localId);
  const isLeaving = way.state === 'waiting' && waitingId === undefined;
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

  const errorOf = (field: RegistrationField) =>
    registration.wrong.has(field) ? t(`register.wrong.${field}`) : undefined;

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
      {/* Whoever comes back to one that waits comes to decide. */}
      {waitingId !== undefined && comparison}
      {registration.isRestored && waitingId === undefined && (
        <BegunBefore onStartOver={registration.startOver} />
      )}
      <Section title={t('register.identity')}>
        <IdentityFields form={form} errorOf={errorOf} />
      </Section>
      <Section title={t('register.contact')}>
        <ContactFields form={form} errorOf={errorOf} />
      </Section>
      {waitingId === undefined && comparison}
      {way.state === 'refused' && <Refusal code={way.code} />}
      <div className={classes['submit']}>
        <Button type="submit" loading={way.state === 'sending'}>
          {t('register.submit')}
        </Button>
        {registration.safety === 'kept' && (
          <span className={classes['kept']}>{t('register.kept')}</span>
        )}
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
