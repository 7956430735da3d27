import classes from './figure-card.module.css';

type FigureCardProps = {
  readonly label: string;
  readonly value: string;
  /** What exactly is counted. */
  readonly definition: string;
  readonly tone: 'plain' | 'teal' | 'done' | 'ember';
};

/** One figure, large, and what it means. */
export function FigureCard({ label, value, definition, tone }: FigureCardProps) {
  return (
    <div className={classes['card']} data-tone={tone}>
      <dt className={classes['label']}>{label}</dt>
      <dd className={classes['value']}>{value}</dd>
      <dd className={classes['definition']}>{definition}</dd>
    </div>
  );
}
