import type { ReactNode } from 'react';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adviseTriage, triageSources, type TriageFacts } from '@qarib/clinical';
import classes from './findings.module.css';
import { useTriageWords } from './use-triage-words.ts';

const icons = { red: OctagonAlert, yellow: TriangleAlert, green: CircleCheck } as const;

type TriageNoteProps = { readonly facts: TriageFacts; readonly children?: ReactNode };

/** The colour published rules advise, with every reason and its source; nothing while nothing is known. */
export function TriageNote({ facts, children }: TriageNoteProps) {
  const { t } = useTranslation('findings');
  const { reasonOf, sourceOf } = useTriageWords();
  const advice = adviseTriage(facts);
  if (!advice) return null;
  const Icon = icons[advice.colour];
  return (
    <div
      className={classes['triage']}
      data-colour={advice.colour}
      data-testid="triage"
      role="status"
    >
      <strong className={classes['colour']}>
        <Icon size={20} aria-hidden />
        {t(`triage.colours.${advice.colour}`)}
      </strong>
      {advice.reasons.length > 0 && (
        <ul>
          {advice.reasons.map((reason) => (
            <li key={reasonOf(reason)}>
              {reasonOf(reason)}{' '}
              <cite title={triageSources[reason.source]} dir="ltr">
                {sourceOf(reason)}
              </cite>
            </li>
          ))}
        </ul>
      )}
      <span className={classes['soft']}>{t('triage.advice')}</span>
      {children}
    </div>
  );
}
