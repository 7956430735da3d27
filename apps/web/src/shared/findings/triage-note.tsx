import type { ReactNode } from 'react';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  adviseTriage,
  judgeVitalSign,
  triageSources,
  type TriageFacts,
  type TriageReason,
  type VitalSignCode,
} from '@qarib/clinical';
import classes from './findings.module.css';
import { useTriageWords } from './use-triage-words.ts';

const icons = {
  red: OctagonAlert,
  yellow: TriangleAlert,
  unusual: TriangleAlert,
  incomplete: TriangleAlert,
  green: CircleCheck,
} as const;

const none: readonly VitalSignCode[] = [];

type TriageNoteProps = {
  readonly facts: TriageFacts;
  /** Typed, and refused by its field: no rule was asked about it. */
  readonly uncounted?: readonly VitalSignCode[];
  readonly children?: ReactNode;
};

/**
 * The colour published rules advise, with every reason and its source; nothing while nothing is known.
 * Green beside a value that its field points out would say two things: then no colour is named, but
 * what is out of the ordinary although no rule is met.
 */
export function TriageNote({ facts, uncounted = none, children }: TriageNoteProps) {
  const { t } = useTranslation('findings');
  const words = useTriageWords();
  const advice = adviseTriage(facts);
  if (!advice) return null;
  const { age, vitalSigns } = facts;
  const unusual = vitalSigns.filter((sign) => judgeVitalSign(sign, age) === 'unusual');
  const unlessWell = unusual.length > 0 ? 'unusual' : uncounted.length > 0 ? 'incomplete' : 'green';
  const colour = advice.colour === 'green' ? unlessWell : advice.colour;
  const Icon = icons[colour];
  return (
    <div className={classes['triage']} data-colour={colour} data-testid="triage" role="status">
      <strong className={classes['colour']}>
        <Icon size={20} aria-hidden />
        {t(`triage.colours.${colour}`)}
      </strong>
      {advice.reasons.length > 0 && <Reasons reasons={advice.reasons} />}
      {colour === 'unusual' && (
        <ul>
          {unusual.map((sign) => (
            <li key={sign.code}>{words.unusualOf(sign, age)}</li>
          ))}
        </ul>
      )}
      {uncounted.length > 0 && (
        <span>{t('triage.uncounted', { names: words.namesOf(uncounted) })}</span>
      )}
      <span className={classes['soft']}>{t('triage.advice')}</span>
      {children}
    </div>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly TriageReason[] }) {
  const { reasonOf, sourceOf } = useTriageWords();
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reasonOf(reason)}>
          {reasonOf(reason)}{' '}
          <cite title={triageSources[reason.source]} dir="ltr">
            {sourceOf(reason)}
          </cite>
        </li>
      ))}
    </ul>
  );
}
