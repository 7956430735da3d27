import classes from './signal-bars.module.css';

export type SignalBarsProps = {
  /** 0 nothing, 1 poor, 2 fair, 3 good. */
  readonly strength: 0 | 1 | 2 | 3;
  readonly label: string;
};

/** How good a link is; the word is for screen readers, and stands on hover. */
export function SignalBars({ strength, label }: SignalBarsProps) {
  return (
    <span className={classes.bars} role="img" aria-label={label} title={label}>
      {[1, 2, 3].map((bar) => (
        <span key={bar} data-lit={bar <= strength || undefined} data-strength={strength} />
      ))}
    </span>
  );
}
