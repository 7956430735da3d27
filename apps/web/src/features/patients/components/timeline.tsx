import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  Activity,
  Ambulance,
  CalendarClock,
  FileText,
  History,
  Image,
  Stethoscope,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isClosed, noteSections, vitalSignByCode } from '@qarib/clinical';
import type { Consultation, TimelineEntry } from '@qarib/contracts';
import { EmptyState, LoadingState, Section, StatusBadge } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { VitalTrends } from './vital-trends.tsx';
import classes from './timeline.module.css';

type EntryOf<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;

const icons: Record<TimelineEntry['kind'], LucideIcon> = {
  consultation: Stethoscope,
  note: FileText,
  'vital-signs': Activity,
  attachment: Image,
  appointment: CalendarClock,
  referral: Ambulance,
};

function ConsultationEntry({ entry }: { readonly entry: EntryOf<'consultation'> }) {
  const { t: shared } = useTranslation('shared');
  const words = useCaseWords();
  const { specialty, reason, status, facility, responsibleName } = entry;
  return (
    <>
      <span className={classes['title']}>
        {shared(`specialties.${specialty}`)} · <bdi>{words.reasonTitle(reason)}</bdi>
      </span>
      <span className={classes['soft']}>
        <bdi>{[words.siteName(facility), responsibleName].filter(Boolean).join(' · ')}</bdi>
      </span>
      <StatusBadge status={status} label={shared(`statuses.${status}`)} />
    </>
  );
}

function NoteEntry({ entry }: { readonly entry: EntryOf<'note'> }) {
  const { t } = useTranslation('patients');
  const language = useLanguage();
  const { isAmendment, authorName, text, diagnoses } = entry;
  const written = noteSections.flatMap((section) => text[section]?.trim() || []);
  return (
    <>
      <span className={classes['title']}>
        {t(isAmendment ? 'timeline.amendment' : 'timeline.note')}
        {authorName && <bdi className={classes['soft']}> · {authorName}</bdi>}
      </span>
      {diagnoses.length > 0 && (
        <span>
          {diagnoses.map(({ code, display }) => `${code} ${display[language]}`).join(' · ')}
        </span>
      )}
      {written.length > 0 && (
        <details className={classes['text']}>
          <summary>{t('timeline.read')}</summary>
          {written.map((words) => (
            <p key={words} dir="auto">
              {words}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

function VitalsEntry({ entry }: { readonly entry: EntryOf<'vital-signs'> }) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const measured = entry.vitalSigns.map(({ code, value }) => {
    const { name, unit } = vitalSignByCode(code);
    return `${shared(`vitalSigns.${name}`)} ${format.number(value)} ${shared(`units.${unit}`)}`;
  });
  return (
    <>
      <span className={classes['title']}>{t('timeline.vitals')}</span>
      <span>{measured.join(' · ')}</span>
    </>
  );
}

function AppointmentEntry({ entry }: { readonly entry: EntryOf<'appointment'> }) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const words = useCaseWords();
  const { specialty, facility, practitionerName, status } = entry;
  return (
    <>
      <span className={classes['title']}>
        {t('timeline.appointment')} · {shared(`specialties.${specialty}`)}
      </span>
      <span className={classes['soft']}>
        <bdi>{[words.siteName(facility), practitionerName].filter(Boolean).join(' · ')}</bdi>
      </span>
      <span>{t(`timeline.appointments.${status}`)}</span>
    </>
  );
}

function ReferralEntry({ entry }: { readonly entry: EntryOf<'referral'> }) {
  const { t } = useTranslation(['patients', 'note', 'referrals']);
  const { referralKind, urgency, state, acceptingFacilityName, practitionerName } = entry;
  return (
    <>
      <span className={classes['title']}>
        {t(`note:kinds.${referralKind}`)} · {t(`note:urgencies.${urgency}`)}
      </span>
      <span className={classes['soft']}>
        <bdi>{[acceptingFacilityName, practitionerName].filter(Boolean).join(' · ')}</bdi>
      </span>
      <span>{t(`referrals:states.${state}`)}</span>
    </>
  );
}

/** Each kind in its own words: a new one does not compile until it has some. */
function wordsOf(entry: TimelineEntry): ReactNode {
  switch (entry.kind) {
    case 'consultation':
      return <ConsultationEntry entry={entry} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'vital-signs':
      return <VitalsEntry entry={entry} />;
    case 'attachment':
      return <bdi className={classes['title']}>{entry.fileName}</bdi>;
    case 'appointment':
      return <AppointmentEntry entry={entry} />;
    case 'referral':
      return <ReferralEntry entry={entry} />;
  }
}

type EntryRowProps = { readonly entry: TimelineEntry; readonly isOfThisCase: boolean };

function EntryRow({ entry, isOfThisCase }: EntryRowProps) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const Icon = icons[entry.kind];
  const canOpen =
    'canOpen' in entry && entry.canOpen && entry.kind !== 'vital-signs' && !isOfThisCase;
  return (
    <li className={classes['entry']} data-kind={entry.kind}>
      <span className={classes['icon']}>
        <Icon size={18} aria-hidden="true" />
      </span>
      <div className={classes['what']}>
        <time dateTime={entry.at} className={classes['time']}>
          {format.dateTime(entry.at)}
        </time>
        {wordsOf(entry)}
        {isOfThisCase && entry.kind === 'consultation' && (
          <span className={classes['soft']}>{t('timeline.thisOne')}</span>
        )}
        {canOpen && (
          <Link to={`/consultations/${entry.consultationId}`} className={classes['open']}>
            {t('timeline.open')}
          </Link>
        )}
      </div>
    </li>
  );
}

type PatientTimelineProps = {
  readonly patientId: string;
  /** The case it is read beside: part of the history once it is over, and until then on the page already. */
  readonly beside?: Pick<Consultation, 'id' | 'status'>;
};

/** What happened to the patient at all sites, newest first. */
export function PatientTimeline({ patientId, beside }: PatientTimelineProps) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const timeline = useQuery(read('readTimeline', { params: { id: patientId } }));
  const isOfThisCase = (entry: TimelineEntry) =>
    'consultationId' in entry && entry.consultationId === beside?.id;
  const isHidden = (entry: TimelineEntry) =>
    beside !== undefined && !isClosed(beside.status) && isOfThisCase(entry);
  return (
    <Section title={t('timeline.title')}>
      <QueryView query={timeline}>
        {({ entries }) => {
          const shown = entries.filter((entry) => !isHidden(entry));
          // An empty one from before the consultation is not true of after it.
          if (shown.length === 0 && timeline.isFetching) {
            return <LoadingState label={shared('app.loading')} rows={1} />;
          }
          if (shown.length === 0) {
            return (
              <EmptyState
                icon={<History size={28} aria-hidden="true" />}
                title={t(beside ? 'timeline.emptyBeside' : 'timeline.empty')}
              />
            );
          }
          return (
            <>
              <VitalTrends measured={entries.filter((entry) => entry.kind === 'vital-signs')} />
              <ol className={classes['timeline']}>
                {shown.map((entry) => (
                  <EntryRow
                    key={`${entry.kind} ${entry.at} ${JSON.stringify(entry)}`}
                    entry={entry}
                    isOfThisCase={isOfThisCase(entry)}
                  />
                ))}
              </ol>
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}
