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
import { noteSections, vitalSignByCode } from '@qarib/clinical';
import type { TimelineEntry } from '@qarib/contracts';
import { EmptyState, Section, StatusBadge } from '@qarib/ui';
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

function EntryRow({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const Icon = icons[entry.kind];
  const canOpen = 'canOpen' in entry && entry.canOpen && entry.kind !== 'vital-signs';
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
  /** The case it is read beside, which is on the page already. */
  readonly besideConsultationId?: string;
};

/** What happened to the patient at all sites, newest first. */
export function PatientTimeline({ patientId, besideConsultationId }: PatientTimelineProps) {
  const { t } = useTranslation('patients');
  const timeline = useQuery(read('readTimeline', { params: { id: patientId } }));
  return (
    <Section title={t('timeline.title')}>
      <QueryView query={timeline}>
        {({ entries }) => {
          const shown = entries.filter(
            (entry) =>
              !('consultationId' in entry) || entry.consultationId !== besideConsultationId,
          );
          if (shown.length === 0) {
            return (
              <EmptyState
                icon={<History size={28} aria-hidden="true" />}
                title={t('timeline.empty')}
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
