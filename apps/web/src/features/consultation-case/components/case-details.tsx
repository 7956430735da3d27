import type { ReactNode } from 'react';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fullName, isConsentValid } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { PatientHeader, PriorityBadge, Section, StatusBadge } from '@qarib/ui';
import { ConsentSignature } from '../../../shared/consent/consent-signature.tsx';
import { ConsentWithdrawn } from '../../../shared/consent/consent-withdrawn.tsx';
import { QuestionAsked } from '../../../shared/consultation/question-asked.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { FindingsOverTime } from '../../../shared/findings/findings-over-time.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './case.module.css';
import { Timeline } from './timeline.tsx';

type CaseProps = { readonly consultation: Consultation };
type CaseDetailsProps = CaseProps & {
  /** The photos of the case, with the marks beside them, and its documents. */
  readonly photos: ReactNode;
  /** What the patient must not be given: read before anything else is decided. */
  readonly allergies: ReactNode;
  /** It went to somebody else or was called off: the status read before is not true any more. */
  readonly isGone?: boolean;
};

function ConsentLine({ patient }: Pick<Consultation, 'patient'>) {
  const { t } = useTranslation('consultation-case');
  const format = useFormat();
  const { consent } = patient;
  const isGiven = !!consent && isConsentValid(consent);
  const Icon = isGiven ? ShieldCheck : ShieldAlert;
  return (
    <>
      <p className={classes.consent} data-given={isGiven || undefined}>
        <Icon size={20} aria-hidden />
        {isGiven
          ? t('consent.given', {
              time: format.dateTime(consent.recordedAt),
              name: consent.recordedByName,
              language: t(`consent.languages.${consent.language}`),
            })
          : t('consent.missing')}
      </p>
      {isGiven && consent.isSigned && (
        <ConsentSignature patientId={patient.id} consentId={consent.id} />
      )}
    </>
  );
}

function Who({ consultation }: CaseProps) {
  const { t } = useTranslation(['consultation-case', 'shared']);
  const words = useCaseWords();
  const { patient, facility, requester } = consultation;
  const name = fullName(patient);
  const facts = [words.personLine(patient)];
  if (patient.healthCardNumber) {
    facts.push(t('patient.card', { number: patient.healthCardNumber }));
  }
  return (
    <>
      <PatientHeader name={name} facts={facts} />
      <p className={classes.soft}>
        {t('patient.with', { name: requester.name, site: words.siteName(facility) })}
      </p>
    </>
  );
}

/** The case as it is read before and during a call. */
export function CaseDetails({ consultation, photos, allergies, isGone = false }: CaseDetailsProps) {
  const { t } = useTranslation(['consultation-case', 'shared']);
  const words = useCaseWords();
  const { priority, status, reason, specialty, patient } = consultation;
  const detail = words.reasonDetail(reason);
  return (
    <div className={classes.details}>
      <Section title={words.reasonTitle(reason)}>
        <div className={classes.badges}>
          <PriorityBadge priority={priority} label={t(`shared:priorityBadges.${priority}`)} />
          {!isGone && <StatusBadge status={status} label={words.status(consultation)} />}
          <span className={classes.soft}>{t(`shared:specialties.${specialty}`)}</span>
        </div>
        {detail && (
          <p className={classes.words} dir="auto">
            {detail}
          </p>
        )}
        <QuestionAsked consultation={consultation} />
        <Who consultation={consultation} />
      </Section>
      <ConsentWithdrawn patient={patient} />
      {allergies}
      <Section title={t('vitals.title')}>
        <FindingsOverTime consultation={consultation} />
      </Section>
      <Section title={t('attachments.title')}>{photos}</Section>
      <Section title={t('timeline.title')}>
        <ConsentLine patient={patient} />
        <Timeline consultation={consultation} />
      </Section>
    </div>
  );
}
