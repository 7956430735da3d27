import { useTranslation } from 'react-i18next';
import type { Participant } from '@qarib/contracts';
import type { CallSnapshot, Quality } from '@qarib/call-client';
import { SignalBars, type SignalBarsProps } from '@qarib/ui';
import { linkWith } from '../layout/link-reason.ts';
import classes from './stage.module.css';

type PersonLinkProps = {
  readonly snapshot: CallSnapshot;
  readonly person: Participant;
  /** Whose link it is stands in the place of the picture: two accounts of one thing may differ. */
  readonly isExplained: boolean;
};

const strengths: Record<Exclude<Quality, 'unknown'>, SignalBarsProps['strength']> = {
  good: 3,
  fair: 2,
  poor: 1,
  lost: 0,
};

/** How well one gets through to this person, and whose link it is when it is bad. */
export function PersonLink({ snapshot, person, isExplained }: PersonLinkProps) {
  const { t } = useTranslation('call');
  const { quality, culprit } = linkWith(person.peerId, snapshot);
  if (quality === 'unknown') return null;
  const reason = culprit && !isExplained && t(`reason.${culprit}`, { name: person.name });
  const label = reason ? `${t(`quality.${quality}`)}. ${reason}` : t(`quality.${quality}`);
  // A fair link needs no words in the picture; they stand on hover and for screen readers.
  const isBad = quality === 'poor' || quality === 'lost';
  return (
    <div
      className={classes.link}
      data-testid="person-link"
      data-culprit={isExplained ? undefined : culprit}
    >
      <SignalBars strength={strengths[quality]} label={label} />
      {isBad && reason && (
        <span className={classes.reason} aria-hidden>
          {reason}
        </span>
      )}
    </div>
  );
}
